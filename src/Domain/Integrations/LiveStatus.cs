namespace RyzeChatwoot.Domain.Integrations;

/// <summary>What the bridge said of an integration just now, already cleaned (contract, section 5).</summary>
/// <param name="Status">The live status.</param>
/// <param name="LastError">Empty when healthy, never null; at most 300 characters.</param>
/// <param name="InboxId">The Chatwoot inbox; 0 while the bridge does not know it.</param>
public sealed record LiveStatus(IntegrationStatus Status, string LastError, long InboxId);
