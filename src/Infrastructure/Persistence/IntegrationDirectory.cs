using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class IntegrationDirectory(DbDataSource dataSource) : IIntegrationDirectory
{
    public async IAsyncEnumerable<IntegrationSummary> StreamAsync(
        long? accountId, IntegrationStatus? status, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT a.name AS Account,
                   i.name AS Instance,
                   c.status AS Status,
                   c.last_error AS LastError,
                   c.bridge_integration_id AS BridgeIntegrationId,
                   c.chatwoot_base_url AS BaseUrl,
                   c.chatwoot_account_id AS ChatwootAccountId,
                   c.inbox_id AS InboxId,
                   c.refreshed_at AS RefreshedAt
            FROM accounts a
            JOIN instances i ON i.account_id = a.id
            JOIN chatwoot_integrations c ON c.instance_id = i.id
            WHERE (@AccountId IS NULL OR a.id = @AccountId)
              AND (@Status IS NULL OR c.status = @Status)
            ORDER BY a.name, i.name
            """;
        var parameters = new { AccountId = accountId, Status = status is { } one ? one.Text() : null };
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        // Not by a query of Dapper's: those that are cancellable hold all rows.
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var parse = reader.GetRowParser<Row>();
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return parse(reader).ToSummary();
        }
    }

    // Settable properties, because SQLite has no type for times and Dapper converts only what it sets.
    private sealed record Row
    {
        public string Account { get; init; } = "";

        public string Instance { get; init; } = "";

        public string Status { get; init; } = "";

        public string LastError { get; init; } = "";

        public string? BridgeIntegrationId { get; init; }

        public string BaseUrl { get; init; } = "";

        public long ChatwootAccountId { get; init; }

        public long InboxId { get; init; }

        public DateTime? RefreshedAt { get; init; }

        public IntegrationSummary ToSummary() => new(
            Account,
            Instance,
            StatusColumn.Parse(Status),
            LastError,
            BridgeIntegrationId,
            BaseUrl,
            ChatwootAccountId,
            InboxId,
            RefreshedAt is { } at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null);
    }
}
