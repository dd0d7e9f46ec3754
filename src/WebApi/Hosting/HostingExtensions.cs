using Microsoft.Extensions.Hosting.Systemd;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.Hosting;

/// <summary>How the process starts and stops under a supervisor (contract, section 10).</summary>
internal static class HostingExtensions
{
    /// <summary>Registers the shutdown delay, and the notifications that systemd expects where it passes a socket for them.</summary>
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services
            .AddSettings<ShutdownOptions>((options, provider) => options.Read(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton<ShutdownDelay>()
            .AddHostedService(provider => provider.GetRequiredService<ShutdownDelay>())
            .AddOptions<HostOptions>().Configure<ShutdownOptions>((host, shutdown) => host.ShutdownTimeout = shutdown.Timeout);

        // AddSystemd would also replace the format of the log, and it looks at the name of the parent process instead of the socket.
        var systemd = new SystemdNotifier();
        return systemd.IsEnabled ? services.AddSingleton<ISystemdNotifier>(systemd).AddSingleton<IHostLifetime, SystemdLifetime>() : services;
    }
}
