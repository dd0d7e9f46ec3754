using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>A row of an instance joined with its integration. Settable properties, because SQLite has no type for times and Dapper converts only what it sets.</summary>
internal record InstanceRow
{
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
