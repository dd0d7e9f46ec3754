namespace RyzeChatwoot.Application.Ports;

/// <summary>The result of a termination.</summary>
public abstract record BridgeTerminateReply
{
    private BridgeTerminateReply()
    {
    }

    /// <summary>The integration does not exist at the bridge any more (2xx or 404).</summary>
    public sealed record Gone : BridgeTerminateReply;

    /// <summary>Not confirmed by the bridge.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Detail">For the log; sanitized.</param>
    public sealed record Failed(BridgeFault Fault, string Detail) : BridgeTerminateReply;
}
