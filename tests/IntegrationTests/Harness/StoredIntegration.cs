namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>A row of <c>chatwoot_integrations</c> as it stands in the database; two are equal where nothing was written in between.</summary>
public sealed record StoredIntegration
{
    public required string? BridgeIntegrationId { get; init; }

    public required string BaseUrl { get; init; }

    public required long AccountId { get; init; }

    /// <summary>As it is stored: encrypted.</summary>
    public required string ApiToken { get; init; }

    public required long InboxId { get; init; }

    public required string InboxName { get; init; }

    public required string Status { get; init; }

    public required string LastError { get; init; }

    public required bool SignMessages { get; init; }

    public required bool IgnoreGroups { get; init; }

    public required bool StartAsPending { get; init; }

    public required bool ReopenResolved { get; init; }

    /// <summary>In UTC, in the database's own spelling.</summary>
    public required string CreatedAt { get; init; }

    /// <inheritdoc cref="CreatedAt"/>
    public required string UpdatedAt { get; init; }
}
