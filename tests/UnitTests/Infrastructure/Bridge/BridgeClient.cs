using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>The client as the service registers it, with a test's handler in place of the connections.</summary>
internal static class BridgeClient
{
    public static IBridgeApi Over(HttpMessageHandler wire, TimeProvider? clock = null)
    {
        var options = new BridgeOptions();
        options.Read(Configured.With(("BRIDGE_URL", "https://bridge.example.com/prefix"), ("BRIDGE_TOKEN", Samples.BridgeToken)));
        var services = new ServiceCollection().AddSingleton(options).AddSingleton(clock ?? new AutoAdvancingClock());
        services.AddBridgeClient().ConfigurePrimaryHttpMessageHandler(() => wire);
        return services.BuildServiceProvider().GetRequiredService<IBridgeApi>();
    }

    /// <summary>Sends a request of the operation.</summary>
    /// <returns>The status of the response.</returns>
    public static async Task<int> SendAsync(this IBridgeApi api, BridgeOperation operation, CancellationToken cancellationToken = default)
    {
        using var response = await (operation switch
        {
            BridgeOperation.Read => api.ReadAsync("int_old", cancellationToken),
            BridgeOperation.Terminate => api.TerminateAsync("int_old", cancellationToken),
            BridgeOperation.Activate => api.ActivateAsync(
                new ActivationBody("suporte", "", "", 5, "a-token", "", false, false, false, false), cancellationToken),
        });
        return (int)response.StatusCode!;
    }
}
