using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Ports;

/// <summary>
/// The bridge, as the use cases see it (contract, section 8). No method throws for a network outcome: each returns one of a small
/// closed set of replies within its budget. Text in replies is already sanitized.
/// </summary>
public interface IBridgeGateway
{
    /// <summary>Whether the module is on: <c>BRIDGE_URL</c> and <c>BRIDGE_TOKEN</c> are both set.</summary>
    bool IsConfigured { get; }

    /// <summary>Reads an integration's live status; at most 10 s, retries included.</summary>
    /// <param name="bridgeIntegrationId">The integration.</param>
    /// <param name="apiToken">Masked in the bridge's text.</param>
    /// <param name="cancellationToken">The client disconnected; the only reason to throw <see cref="OperationCanceledException"/>.</param>
    Task<BridgeReadReply> ReadAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken);

    /// <summary>Whether the status watch may read: the circuit is closed and callers' reads leave room in the bulkhead.</summary>
    bool AdmitsBackgroundReads { get; }

    /// <summary>
    /// Reads as <see cref="ReadAsync"/> does, through the same circuit and bulkhead, but never takes a caller's slot: replies
    /// <see cref="BridgeReadReply.Busy"/> while callers' reads fill the bulkhead (contract, section 13).
    /// </summary>
    /// <param name="bridgeIntegrationId">The integration.</param>
    /// <param name="apiToken">Masked in the bridge's text.</param>
    /// <param name="cancellationToken">The service stops; the only reason to throw <see cref="OperationCanceledException"/>.</param>
    Task<BridgeReadReply> ReadInBackgroundAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken);

    /// <summary>Terminates an integration; at most 30 s, retries included.</summary>
    Task<BridgeTerminateReply> TerminateAsync(string bridgeIntegrationId, CancellationToken cancellationToken);

    /// <summary>Activates an integration; at most 60 s, one attempt.</summary>
    Task<BridgeActivateReply> ActivateAsync(string instanceName, ChatwootSettings settings, CancellationToken cancellationToken);
}
