using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class AccountRepository(DbDataSource dataSource, TimeProvider clock) : IAccountRepository
{
    private const string ForeignKeyViolation = "23503";

    public async Task<bool> AddAccountAsync(string account, byte[] tokenHash, CancellationToken cancellationToken)
    {
        const string sql =
            """
            INSERT INTO accounts (name, token_hash, created_at)
            SELECT @Account, @TokenHash, @Now
            WHERE NOT EXISTS (SELECT 1 FROM instances WHERE token_hash = @TokenHash)
            ON CONFLICT DO NOTHING
            """;
        return await WriteAsync(sql, new { Account = account, TokenHash = tokenHash, Now = Now() }, cancellationToken);
    }

    public async Task<long?> FindAccountAsync(string account, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT id
            FROM accounts
            WHERE name = @Account
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<long?>(
            new CommandDefinition(sql, new { Account = account }, cancellationToken: cancellationToken));
    }

    public async Task<bool> AddInstanceAsync(long accountId, string instance, byte[] tokenHash, CancellationToken cancellationToken)
    {
        const string sql =
            """
            INSERT INTO instances (account_id, name, token_hash, created_at)
            SELECT @AccountId, @Instance, @TokenHash, @Now
            WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE token_hash = @TokenHash)
            ON CONFLICT DO NOTHING
            """;
        return await WriteAsync(
            sql, new { AccountId = accountId, Instance = instance, TokenHash = tokenHash, Now = Now() }, cancellationToken);
    }

    public async Task<long?> FindInstanceAsync(long accountId, string instance, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT id
            FROM instances
            WHERE account_id = @AccountId
              AND name = @Instance
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<long?>(
            new CommandDefinition(sql, new { AccountId = accountId, Instance = instance }, cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<AccountSummary>> ListAccountsAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT a.id AS Id,
                   a.name AS Name,
                   (SELECT count(*) FROM instances i WHERE i.account_id = a.id) AS Instances,
                   a.created_at AS CreatedAt
            FROM accounts a
            ORDER BY a.name
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new AccountSummary(row.Name, row.Instances, row.CreatedAtUtc, row.Id))];
    }

    public async Task<IReadOnlyList<InstanceSummary>> ListInstancesAsync(long accountId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT i.name AS Name,
                   c.bridge_integration_id AS BridgeIntegrationId,
                   i.created_at AS CreatedAt
            FROM instances i
            LEFT JOIN chatwoot_integrations c ON c.instance_id = i.id
            WHERE i.account_id = @AccountId
            ORDER BY i.name
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(sql, new { AccountId = accountId }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new InstanceSummary(row.Name, row.BridgeIntegrationId, row.CreatedAtUtc))];
    }

    public Task<bool> ReplaceAccountTokenAsync(long accountId, byte[] tokenHash, CancellationToken cancellationToken)
    {
        const string sql =
            """
            UPDATE accounts
            SET token_hash = @TokenHash
            WHERE id = @Id
              AND NOT EXISTS (SELECT 1 FROM accounts WHERE token_hash = @TokenHash)
              AND NOT EXISTS (SELECT 1 FROM instances WHERE token_hash = @TokenHash)
            """;
        return WriteAsync(sql, new { Id = accountId, TokenHash = tokenHash }, cancellationToken);
    }

    public Task<bool> ReplaceInstanceTokenAsync(long instanceId, byte[] tokenHash, CancellationToken cancellationToken)
    {
        const string sql =
            """
            UPDATE instances
            SET token_hash = @TokenHash
            WHERE id = @Id
              AND NOT EXISTS (SELECT 1 FROM accounts WHERE token_hash = @TokenHash)
              AND NOT EXISTS (SELECT 1 FROM instances WHERE token_hash = @TokenHash)
            """;
        return WriteAsync(sql, new { Id = instanceId, TokenHash = tokenHash }, cancellationToken);
    }

    public async Task DeleteInstanceAsync(long instanceId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await InstanceDeletion.ExecuteAsync(transaction, instanceId, Now(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<int> DeleteInstancesAsync(long accountId, int max, CancellationToken cancellationToken)
    {
        // In the order of the keys, so that two of these transactions lock instances in the same order and cannot deadlock.
        const string sql =
            """
            SELECT id
            FROM instances
            WHERE account_id = @AccountId
            ORDER BY id
            LIMIT @Max
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        long[] ids = [.. await connection.QueryAsync<long>(
            new CommandDefinition(sql, new { AccountId = accountId, Max = max }, transaction, cancellationToken: cancellationToken))];
        foreach (var id in ids)
        {
            await InstanceDeletion.ExecuteAsync(transaction, id, Now(), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return ids.Length;
    }

    public async Task<bool> DeleteAccountAsync(long accountId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            DELETE FROM accounts
            WHERE id = @Id
              AND NOT EXISTS (SELECT 1 FROM instances WHERE account_id = @Id)
            """;
        try
        {
            return await WriteAsync(sql, new { Id = accountId }, cancellationToken);
        }
        catch (DbException exception) when (exception.SqlState == ForeignKeyViolation)
        {
            // An instance was added while the statement waited for that transaction.
            return false;
        }
    }

    private async Task<bool> WriteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)) == 1;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    // Settable properties, because SQLite has no type for times and Dapper converts only what it sets.
    private sealed record Row
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public long Instances { get; init; }

        public string? BridgeIntegrationId { get; init; }

        public DateTime CreatedAt { get; init; }

        public DateTime CreatedAtUtc => DateTime.SpecifyKind(CreatedAt, DateTimeKind.Utc);
    }
}
