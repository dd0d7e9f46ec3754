namespace RyzeChatwoot.Domain.Integrations;

/// <summary>The local row of an integration: what was last known of it (contract, sections 5 and 12).</summary>
public sealed record ChatwootIntegration
{
    /// <summary>The instance that owns the row.</summary>
    public required long InstanceId { get; init; }

    /// <summary>The integration's name at the bridge; null when it never got one.</summary>
    public required string? BridgeIntegrationId { get; init; }

    /// <summary>Where Chatwoot lives.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The Chatwoot account.</summary>
    public required long AccountId { get; init; }

    /// <summary>The stored token, decrypted only when it is revealed.</summary>
    public required ApiToken ApiToken { get; init; }

    /// <summary>The Chatwoot inbox; 0 until known.</summary>
    public required long InboxId { get; init; }

    /// <summary>The inbox's name.</summary>
    public required string InboxName { get; init; }

    /// <summary>The status last known.</summary>
    public required IntegrationStatus Status { get; init; }

    /// <summary>The error last known; empty when healthy.</summary>
    public required string LastError { get; init; }

    /// <summary>When the integration was first activated, in UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>
    /// When an activation last wrote the row, in UTC. Together with <see cref="BridgeIntegrationId"/> it tells one activation's row from
    /// the next one's, so what a list writes must leave it alone.
    /// </summary>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>This row with what the bridge just said; a known inbox id is never replaced (contract, section 5, steps 3 and 4).</summary>
    public ChatwootIntegration EnrichedWith(LiveStatus live) => this with
    {
        Status = live.Status,
        LastError = live.LastError,
        InboxId = InboxId == 0 ? live.InboxId : InboxId,
    };
}
