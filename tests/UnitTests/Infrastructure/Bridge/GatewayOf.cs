using Microsoft.Extensions.Logging.Abstractions;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>The gateway over a scripted bridge; <see cref="BridgeToken"/> is the secret of the process.</summary>
internal static class GatewayOf
{
    public static BridgeGateway Api(IBridgeApi api)
    {
        var options = new BridgeOptions
        {
            Url = new Uri("https://bridge.example.com/"),
            Token = BridgeToken,
            RyzeApiUrl = "http://api.internal:5080",
        };
        return With(api, options, BridgeToken);
    }

    public static BridgeGateway With(IBridgeApi api, BridgeOptions options, params string[] secrets)
    {
        var known = new SecretRedactor(secrets);
        var circuit = new ReadCircuit(options, TimeProvider.System, NullLogger<ReadCircuit>.Instance);
        var metrics = new BridgeMetrics(Meters.NewFactory(), circuit, TimeProvider.System);
        return new BridgeGateway(api, new ReadCoalescer(circuit), circuit, options, known, metrics);
    }
}
