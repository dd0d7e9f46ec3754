using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>A row of an instance joined with its integration. Settable properties, because SQLite has no type for times and Dapper converts only what it sets.</summary>
internal record InstanceRow
{
    /// <summary>The columns of an integration, for every statement that reads one. The table's name stands before each, because not every statement can have an alias.</summary>
    public const string IntegrationColumns =
        """
        chatwoot_integrations.instance_id AS IntegrationOf,
        chatwoot_integrations.bridge_integration_id AS BridgeIntegrationId,
        chatwoot_integrations.chatwoot_base_url AS BaseUrl,
        chatwoot_integrations.chatwoot_account_id AS AccountId,
        chatwoot_integrations.chatwoot_api_token AS Ciphertext,
        chatwoot_integrations.inbox_id AS InboxId,
        chatwoot_integrations.inbox_name AS InboxName,
        chatwoot_integrations.status AS Status,
        chatwoot_integrations.last_error AS LastError,
        chatwoot_integrations.created_at AS CreatedAt,
        chatwoot_integrations.updated_at AS UpdatedAt
        """;

    public long? InstanceId { get; init; }

    public long OwnerAccountId { get; init; }

    public string InstanceName { get; init; } = "";

    public long? IntegrationOf { get; init; }

    public string? BridgeIntegrationId { get; init; }

    public string BaseUrl { get; init; } = "";

    public long AccountId { get; init; }

    public string Ciphertext { get; init; } = "";

    public long InboxId { get; init; }

    public string InboxName { get; init; } = "";

    public string Status { get; init; } = "";

    public string LastError { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    /// <summary>Null where no instance matched.</summary>
    public Instance? ToInstance(ApiTokenCipher cipher) =>
        InstanceId is { } id ? new Instance(id, OwnerAccountId, InstanceName, IntegrationOf is null ? null : ToIntegration(id, cipher)) : null;

    private ChatwootIntegration ToIntegration(long instanceId, ApiTokenCipher cipher) => new()
    {
        InstanceId = instanceId,
        BridgeIntegrationId = BridgeIntegrationId,
        BaseUrl = BaseUrl,
        AccountId = AccountId,
        ApiToken = new ApiToken(() => cipher.Decrypt(instanceId, Ciphertext)),
        InboxId = InboxId,
        InboxName = InboxName,
        Status = StatusColumn.Parse(Status),
        LastError = LastError,
        CreatedAt = DateTime.SpecifyKind(CreatedAt, DateTimeKind.Utc),
        UpdatedAt = DateTime.SpecifyKind(UpdatedAt, DateTimeKind.Utc),
    };
}
