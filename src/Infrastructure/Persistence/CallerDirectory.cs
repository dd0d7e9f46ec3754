using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class CallerDirectory(DbDataSource dataSource) : ICallerDirectory
{
    public Task<Caller?> FindByTokenHashAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        BrokenConnection.RetryAsync(token => FindOnceAsync(tokenHash, token), cancellationToken);

    private async Task<Caller?> FindOnceAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT id AS AccountId, NULL AS OnlyInstance
            FROM accounts
            WHERE token_hash = @TokenHash
            UNION ALL
            SELECT account_id, name
            FROM instances
            WHERE token_hash = @TokenHash
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QueryFirstOrDefaultAsync<Row>(
            new CommandDefinition(sql, new { TokenHash = tokenHash }, cancellationToken: cancellationToken));
        return row is null ? null : new Caller(row.AccountId, row.OnlyInstance);
    }

    private sealed record Row
    {
        public long AccountId { get; init; }

        public string? OnlyInstance { get; init; }
    }
}
