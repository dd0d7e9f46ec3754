using System.Security.Cryptography;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>A read and what it says of the bridge as a whole.</summary>
/// <param name="Reply">For whoever asked.</param>
/// <param name="IsOutage">Timed out, unreachable or 5xx: it counts against the bridge (contract, section 5, step 8).</param>
internal sealed record BridgeReading(BridgeReadReply Reply, bool IsOutage)
{
    /// <summary>The bridge may hang: it took the call and said nothing.</summary>
    public bool IsSilence => Reply is BridgeReadReply.Failed { Fault: BridgeFault.Timeout };
}

/// <summary>One read of an integration's status over the wire.</summary>
internal interface IBridgeReader
{
    Task<BridgeReading> ReadAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken);
}

internal sealed class BridgeReader(IBridgeApi api, SecretRedactor secrets, BridgeMetrics metrics) : IBridgeReader
{
    private const int NotFound = 404;

    public Task<BridgeReading> ReadAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken) =>
        metrics.ReadAsync(AskAsync(bridgeIntegrationId, apiToken, cancellationToken));

    private async Task<BridgeReading> AskAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken)
    {
        var attempt = await BridgeAttempt.OfAsync(api.ReadAsync(bridgeIntegrationId, cancellationToken));
        return attempt.Response switch
        {
            null => new BridgeReading(new BridgeReadReply.Failed(attempt.Fault, attempt.Detail), attempt.Fault != BridgeFault.BadResponse),
            { StatusCode: NotFound } => new BridgeReading(new BridgeReadReply.NotFound(), IsOutage: false),
            { IsSuccess: false } answer => Bad($"HTTP {answer.StatusCode}", answer.StatusCode >= 500),
            { Content: { } body } when body.ToStatus() is { } status =>
                new BridgeReading(
                    new BridgeReadReply.Live(new LiveStatus(status, LastErrorOf(body, apiToken), body.ToInboxId())), IsOutage: false),
            _ => Bad("a body that is not understood", isOutage: false),
        };
    }

    private static BridgeReading Bad(string detail, bool isOutage) =>
        new(new BridgeReadReply.Failed(BridgeFault.BadResponse, detail), isOutage);

    private string LastErrorOf(IntegrationBody body, ApiToken apiToken)
    {
        if (string.IsNullOrEmpty(body.LastError))
        {
            return "";
        }

        try
        {
            return secrets.Sanitize(body.LastError, apiToken.Reveal());
        }
        catch (CryptographicException)
        {
            // What must be masked is not known, so nothing of the text is shown.
            return TextSanitizer.Mask;
        }
    }
}
