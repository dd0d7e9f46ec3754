using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Ports;

/// <summary>
/// The bridge, as the use cases see it (contract, section 8). No method throws for what happens on the network: each answers with one
/// of a small closed set of replies, within its budget. Text in replies is already cleaned.
/// </summary>
public interface IBridgeGateway
{
    /// <summary>Whether this server knows a bridge at all: <c>BRIDGE_URL</c> and <c>BRIDGE_TOKEN</c> are set.</summary>
    bool IsConfigured { get; }

    /// <summary>Asks for an integration's status; at most 10 s, retries included.</summary>
    /// <param name="bridgeIntegrationId">The integration.</param>
    /// <param name="apiToken">Masked in what the bridge says.</param>
    /// <param name="cancellationToken">The caller hung up: the only reason to throw <see cref="OperationCanceledException"/>.</param>
    Task<BridgeReadReply> ReadAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken);

    /// <summary>Terminates an integration; at most 30 s, retries included.</summary>
    Task<BridgeTerminateReply> TerminateAsync(string bridgeIntegrationId, CancellationToken cancellationToken);

    /// <summary>Activates an integration; at most 60 s, one attempt.</summary>
    Task<BridgeActivateReply> ActivateAsync(string instanceName, ChatwootSettings settings, CancellationToken cancellationToken);
}
