using System.Net;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>What the bridge made of our token.</summary>
internal enum BridgeTokenState
{
    /// <summary>It was accepted.</summary>
    Accepted,

    /// <summary>The bridge responded with 401 or 403.</summary>
    Refused,

    /// <summary>There was no response, or another one.</summary>
    Unknown,
}

/// <summary>The result of a check (contract, section 11).</summary>
/// <param name="Bridge">Its address, without user info.</param>
/// <param name="IsReachable">Whether there was a response at all.</param>
/// <param name="Token">What it made of our token.</param>
/// <param name="Latency">Until the response, retries included.</param>
/// <param name="Fault">What is wrong, in our words; empty where all is well.</param>
internal sealed record BridgeCheckReport(string Bridge, bool IsReachable, BridgeTokenState Token, TimeSpan Latency, string Fault)
{
    public bool IsWell => IsReachable && Token == BridgeTokenState.Accepted && Fault.Length == 0;
}

/// <summary>Checks the settings of the bridge with one read, outside of the circuit and the bulkhead of the service's reads.</summary>
internal sealed class BridgeCheck(IBridgeApi api, BridgeOptions options, TimeProvider clock)
{
    /// <summary>No bridge issues this id, so that 404 is the right response.</summary>
    private const string UnknownId = "ryze-chatwoot-bridge-check";

    /// <summary>Reads an integration that cannot exist, within the budget of a read.</summary>
    /// <returns>Null while the module is off.</returns>
    public async Task<BridgeCheckReport?> RunAsync(CancellationToken cancellationToken)
    {
        if (options is not { IsConfigured: true, Url: { } url })
        {
            return null;
        }

        var startedAt = clock.GetTimestamp();
        var (isReachable, token, fault) = await BridgeGateway.SendAsync(
            () => api.ReadAsync(UnknownId, cancellationToken),
            response => (true, TokenOf(response.StatusCode), FaultOf(response.StatusCode)),
            (fault, detail) => (false, BridgeTokenState.Unknown, $"{fault}: {detail}"));
        var address = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        return new BridgeCheckReport(address, isReachable, token, clock.GetElapsedTime(startedAt), fault);
    }

    private static BridgeTokenState TokenOf(HttpStatusCode? status) => status switch
    {
        HttpStatusCode.NotFound => BridgeTokenState.Accepted,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => BridgeTokenState.Refused,
        _ => BridgeTokenState.Unknown,
    };

    private static string FaultOf(HttpStatusCode? status) =>
        status == HttpStatusCode.NotFound ? "" : $"{BridgeFault.BadResponse}: HTTP {(int?)status}";
}
