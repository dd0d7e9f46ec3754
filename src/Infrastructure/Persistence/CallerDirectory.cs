using System.Data;
using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class CallerDirectory(DbDataSource dataSource, ApiTokenCipher cipher) : ICallerDirectory
{
    public Task<KnownCaller?> FindByTokenHashAsync(byte[] tokenHash, string? instanceName, CancellationToken cancellationToken) =>
        ConnectionRetry.ExecuteAsync(token => FindOnceAsync(tokenHash, instanceName, token), cancellationToken);

    private async Task<KnownCaller?> FindOnceAsync(byte[] tokenHash, string? instanceName, CancellationToken cancellationToken)
    {
        // An instance's token joins its own instance only: what it may not name is not looked up.
        const string sql =
            $"""
            SELECT t.account_id AS CallerAccountId,
                   t.only_instance AS OnlyInstance,
                   i.id AS InstanceId,
                   i.account_id AS OwnerAccountId,
                   i.name AS InstanceName,
                   {InstanceRow.IntegrationColumns}
            FROM (
                SELECT id AS account_id, NULL AS only_instance
                FROM accounts
                WHERE token_hash = $1
                UNION ALL
                SELECT account_id, name
                FROM instances
                WHERE token_hash = $1
                LIMIT 1
            ) t
            LEFT JOIN instances i
                   ON i.account_id = t.account_id
                  AND i.name = $2
                  AND (t.only_instance IS NULL OR t.only_instance = i.name)
            LEFT JOIN chatwoot_integrations ON chatwoot_integrations.instance_id = i.id
            """;
        var parameters = new PositionalParameters(
            (DbType.Binary, tokenHash),
            (DbType.String, instanceName is not null && InstanceName.IsValid(instanceName) ? instanceName : null));

        // In two steps, because the data source's one step waits through two more tasks, and every request comes by here.
        await using var connection = dataSource.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        var row = await connection.QueryFirstOrDefaultAsync<Row>(new CommandDefinition(sql, parameters, commandType: CommandType.Text, cancellationToken: cancellationToken));
        return row is null ? null : new KnownCaller(new Caller(row.CallerAccountId, row.OnlyInstance), row.ToInstance(cipher));
    }

    private sealed record Row : InstanceRow
    {
        public long CallerAccountId { get; init; }

        public string? OnlyInstance { get; init; }
    }
}
