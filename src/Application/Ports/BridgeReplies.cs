using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Ports;

/// <summary>Why a reply is missing.</summary>
public enum BridgeFault
{
    /// <summary>The budget ran out.</summary>
    Timeout,

    /// <summary>Refused, reset, or no such host.</summary>
    Unreachable,

    /// <summary>It answered, but not with anything we can use.</summary>
    BadResponse,
}

/// <summary>What became of a read.</summary>
public abstract record BridgeReadReply
{
    private BridgeReadReply()
    {
    }

    /// <summary>The bridge answered.</summary>
    public sealed record Live(LiveStatus Status) : BridgeReadReply;

    /// <summary>The bridge does not know the integration.</summary>
    public sealed record NotFound : BridgeReadReply;

    /// <summary>No usable answer.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Detail">For the log; cleaned.</param>
    public sealed record Failed(BridgeFault Fault, string Detail) : BridgeReadReply;

    /// <summary>Not asked: the bridge failed lately and reads pause.</summary>
    public sealed record CircuitOpen : BridgeReadReply;

    /// <summary>Not asked: too many reads are under way, or those that are seem to get no answer.</summary>
    public sealed record Busy : BridgeReadReply;
}

/// <summary>What became of a termination.</summary>
public abstract record BridgeTerminateReply
{
    private BridgeTerminateReply()
    {
    }

    /// <summary>The integration is gone, now or already before.</summary>
    public sealed record Gone : BridgeTerminateReply;

    /// <summary>Not confirmed.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Detail">For the log; cleaned.</param>
    public sealed record Failed(BridgeFault Fault, string Detail) : BridgeTerminateReply;
}

/// <summary>What became of an activation.</summary>
public abstract record BridgeActivateReply
{
    private BridgeActivateReply()
    {
    }

    /// <summary>The integration runs.</summary>
    public sealed record Activated(ActivatedAtBridge Integration) : BridgeActivateReply;

    /// <summary>Chatwoot said no, or could not be reached by the bridge.</summary>
    /// <param name="ChatwootStatus">Chatwoot's HTTP status, as the bridge tells it.</param>
    /// <param name="Detail">The bridge's own text; cleaned.</param>
    public sealed record Rejected(int ChatwootStatus, string Detail) : BridgeActivateReply;

    /// <summary>The bridge itself failed.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Detail">For the log; cleaned.</param>
    public sealed record Failed(BridgeFault Fault, string Detail) : BridgeActivateReply;
}

/// <summary>What the bridge tells of a new integration.</summary>
/// <param name="Id">Its name at the bridge.</param>
/// <param name="Status">Its status; active where the bridge does not say.</param>
/// <param name="InboxId">The Chatwoot inbox; 0 while unknown.</param>
/// <param name="InboxName">The inbox's name; cleaned; null where the bridge does not say.</param>
public sealed record ActivatedAtBridge(string Id, IntegrationStatus Status, long InboxId, string? InboxName);
