using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Ports;

/// <summary>The result of a read.</summary>
public abstract record BridgeReadReply
{
    private BridgeReadReply()
    {
    }

    /// <summary>The live status.</summary>
    public sealed record Live(LiveStatus Status) : BridgeReadReply;

    /// <summary>The bridge does not know the integration.</summary>
    public sealed record NotFound : BridgeReadReply;

    /// <summary>No usable response.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Detail">For the log; sanitized.</param>
    public sealed record Failed(BridgeFault Fault, string Detail) : BridgeReadReply;

    /// <summary>Not called: the circuit is open.</summary>
    public sealed record CircuitOpen : BridgeReadReply;

    /// <summary>Not called: the bulkhead is full, or the bridge looks hung.</summary>
    public sealed record Busy : BridgeReadReply;
}
