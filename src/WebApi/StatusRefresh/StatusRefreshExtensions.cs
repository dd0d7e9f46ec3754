using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.StatusRefresh;

/// <summary>Registers the status watch (contract, section 13).</summary>
internal static class StatusRefreshExtensions
{
    /// <summary>Adds the worker; it does nothing where <c>STATUS_REFRESH_MINUTES</c> is 0 or the module is off.</summary>
    public static IServiceCollection AddStatusRefresh(this IServiceCollection services) => services
        .AddSettings<StatusRefreshOptions>((options, provider) => options.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<RefreshFailures>()
        .AddHostedService<StatusRefreshWorker>();
}
