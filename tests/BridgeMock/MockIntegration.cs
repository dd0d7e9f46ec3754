namespace RyzeChatwoot.BridgeMock;

/// <summary>An integration that was activated and not terminated.</summary>
/// <param name="Id">The bridge's id, unique within a server.</param>
/// <param name="InstanceName">The instance that it was activated for.</param>
/// <param name="InboxName">The name of the Chatwoot inbox.</param>
/// <param name="Status">What a read responds: <c>active</c>, <c>paused</c> or <c>error</c>.</param>
/// <param name="LastError">What a read responds; null when healthy.</param>
/// <param name="InboxId">What a read responds; null until known.</param>
public sealed record MockIntegration(string Id, string InstanceName, string InboxName, string Status, string? LastError, long? InboxId);
