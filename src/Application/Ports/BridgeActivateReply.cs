using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Ports;

/// <summary>The result of an activation.</summary>
public abstract record BridgeActivateReply
{
    private BridgeActivateReply()
    {
    }

    /// <summary>The integration is active at the bridge.</summary>
    public sealed record Activated(ActivatedAtBridge Integration) : BridgeActivateReply;

    /// <summary>Chatwoot rejected the request, or the bridge could not reach it.</summary>
    /// <param name="Cause">The reason, found in the bridge's whole text.</param>
    /// <param name="ChatwootStatus">Chatwoot's HTTP status as reported by the bridge; null where Chatwoot sent no response.</param>
    /// <param name="Detail">The bridge's own text; cleaned.</param>
    public sealed record Rejected(ChatwootCause Cause, int? ChatwootStatus, string Detail) : BridgeActivateReply;

    /// <summary>The bridge itself failed.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Detail">For the log; sanitized.</param>
    public sealed record Failed(BridgeFault Fault, string Detail) : BridgeActivateReply;
}

/// <summary>What the bridge reports of a new integration.</summary>
/// <param name="Id">Its id at the bridge.</param>
/// <param name="Status">Its status; active where the bridge gives none.</param>
/// <param name="InboxId">The Chatwoot inbox; 0 while unknown.</param>
/// <param name="InboxName">The inbox's name; sanitized; null where the bridge gives none.</param>
public sealed record ActivatedAtBridge(string Id, IntegrationStatus Status, long InboxId, string? InboxName);

/// <summary>Why Chatwoot did not do what the bridge requested (the table of contract section 7).</summary>
public enum ChatwootCause
{
    /// <summary>No response, a 5xx, or a status that is neither success nor an error.</summary>
    Unreachable,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>401: the API token is wrong.</summary>
    TokenRejected,

    /// <summary>401 as if the request had carried no token.</summary>
    TokenMissing,

    /// <summary>403, or a 401 whose text means the same: the token is valid but may not do this.</summary>
    Denied,

    /// <summary>422 or any other 4xx.</summary>
    Invalid,
}
