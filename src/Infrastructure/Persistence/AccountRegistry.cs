using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class AccountRegistry(DbDataSource dataSource, TimeProvider clock) : IAccountRegistry
{
    public async Task<bool> AddAccountAsync(string account, byte[] tokenHash, CancellationToken cancellationToken)
    {
        const string sql =
            """
            INSERT INTO accounts (name, token_hash, created_at)
            SELECT @Account, @TokenHash, @Now
            WHERE NOT EXISTS (SELECT 1 FROM instances WHERE token_hash = @TokenHash)
            ON CONFLICT DO NOTHING
            """;
        return await InsertAsync(sql, new { Account = account, TokenHash = tokenHash, Now = Now() }, cancellationToken);
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
        return await InsertAsync(
            sql, new { AccountId = accountId, Instance = instance, TokenHash = tokenHash, Now = Now() }, cancellationToken);
    }

    private async Task<bool> InsertAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)) == 1;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
