using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.Hosting;

/// <summary>How the process starts and stops under a supervisor (contract, section 10).</summary>
internal static class HostingExtensions
{
    /// <summary>Registers the shutdown delay.</summary>
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services
            .AddSettings<ShutdownOptions>((options, provider) => options.Read(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton<ShutdownDelay>()
            .AddHostedService(provider => provider.GetRequiredService<ShutdownDelay>())
            .AddOptions<HostOptions>().Configure<ShutdownOptions>((host, shutdown) => host.ShutdownTimeout = shutdown.Timeout);
        return services;
    }
}
