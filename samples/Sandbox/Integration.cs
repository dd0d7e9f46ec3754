using System.Text.Json.Serialization;

namespace RyzeChatwoot.Sandbox;

/// <summary>The three states a bridge reports.</summary>
internal enum IntegrationStatus
{
    Active,
    Paused,
    Error,
}

/// <summary>An integration as the bridge holds it. <see cref="InboxId"/> is null until the first read.</summary>
internal sealed record Integration(
    string Id,
    string InstanceName,
    string InboxName,
    IntegrationStatus Status = IntegrationStatus.Active,
    string LastError = "",
    int? InboxId = null)
{
    /// <summary>The integration with what the change names; the rest stays.</summary>
    public Integration Apply(IntegrationChange change) => this with
    {
        Status = change.Status ?? Status,
        LastError = change.LastError ?? LastError,
        InboxId = change.InboxId ?? InboxId,
    };
}

/// <summary>What the control route may change; null leaves a value as it is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record IntegrationChange(IntegrationStatus? Status = null, string? LastError = null, int? InboxId = null);
