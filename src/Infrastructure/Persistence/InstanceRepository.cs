using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class InstanceRepository(DbDataSource dataSource, ApiTokenCipher cipher) : IInstanceRepository
{
    public Task<Instance?> FindAsync(long accountId, string name, CancellationToken cancellationToken) =>
        BrokenConnection.RetryAsync(token => FindOnceAsync(accountId, name, token), cancellationToken);

    private async Task<Instance?> FindOnceAsync(long accountId, string name, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT i.id AS InstanceId,
                   i.name AS InstanceName,
                   c.instance_id AS IntegrationOf,
                   c.bridge_integration_id AS BridgeIntegrationId,
                   c.chatwoot_base_url AS BaseUrl,
                   c.chatwoot_account_id AS AccountId,
                   c.chatwoot_api_token AS Ciphertext,
                   c.inbox_id AS InboxId,
                   c.inbox_name AS InboxName,
                   c.status AS Status,
                   c.last_error AS LastError,
                   c.created_at AS CreatedAt,
                   c.updated_at AS UpdatedAt
            FROM instances i
            LEFT JOIN chatwoot_integrations c ON c.instance_id = i.id
            WHERE i.account_id = @AccountId
              AND i.name = @Name
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(sql, new { AccountId = accountId, Name = name }, cancellationToken: cancellationToken));
        return row is null ? null : new Instance(row.InstanceId, row.InstanceName, IntegrationOf(row));
    }

    private ChatwootIntegration? IntegrationOf(Row row) => row.IntegrationOf is null ? null : new ChatwootIntegration
    {
        InstanceId = row.InstanceId,
        BridgeIntegrationId = row.BridgeIntegrationId,
        BaseUrl = row.BaseUrl,
        AccountId = row.AccountId,
        ApiToken = new ApiToken(() => cipher.Decrypt(row.InstanceId, row.Ciphertext)),
        InboxId = row.InboxId,
        InboxName = row.InboxName,
        Status = StatusColumn.Parse(row.Status),
        LastError = row.LastError,
        CreatedAt = DateTime.SpecifyKind(row.CreatedAt, DateTimeKind.Utc),
        UpdatedAt = DateTime.SpecifyKind(row.UpdatedAt, DateTimeKind.Utc),
    };

    // Settable properties, because SQLite has no type for times and Dapper converts only what it sets.
    private sealed record Row
    {
        public long InstanceId { get; init; }

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
    }
}
