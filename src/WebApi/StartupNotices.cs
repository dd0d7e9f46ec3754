using System.Net;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.WebApi;

/// <summary>Warns of settings that are valid but probably not intended (contract, section 10).</summary>
internal static partial class StartupNotices
{
    /// <summary>Logs each once.</summary>
    public static void LogStartupNotices(this WebApplication app)
    {
        if (app.Services.GetRequiredService<BridgeOptions>() is not { IsConfigured: true, Url: { } bridge } options)
        {
            LogModuleOff(app.Logger);
            return;
        }

        if (options.HasDefaultRyzeApiUrl && !IsThisMachine(bridge))
        {
            LogNoOwnUrl(app.Logger, options.RyzeApiUrl);
        }

        if (HttpClient.DefaultProxy.GetProxy(bridge) is { } proxy && proxy != bridge && !HttpClient.DefaultProxy.IsBypassed(bridge))
        {
            // Without its user info, which holds a password.
            LogProxy(app.Logger, proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
        }
    }

    private static bool IsThisMachine(Uri url) =>
        url.IsLoopback
        || url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || url.Host.Equals(Dns.GetHostName(), StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(3002, LogLevel.Warning, "The module is off until both BRIDGE_URL and BRIDGE_TOKEN are set")]
    private static partial void LogModuleOff(ILogger logger);

    [LoggerMessage(3005, LogLevel.Warning, "BASE_URL is not set: the bridge, which is not on this machine, is sent {Url} as the address of this service")]
    private static partial void LogNoOwnUrl(ILogger logger, string url);

    [LoggerMessage(3006, LogLevel.Information, "Calls to the bridge go through the proxy {Proxy} of HTTP_PROXY, HTTPS_PROXY or ALL_PROXY; NO_PROXY names exceptions")]
    private static partial void LogProxy(ILogger logger, string proxy);
}
