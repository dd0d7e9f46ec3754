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
        return new BridgeGateway(api, options, new KnownSecrets([BridgeToken]));
    }
}
