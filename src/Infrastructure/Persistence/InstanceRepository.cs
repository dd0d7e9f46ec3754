using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class InstanceRepository(DbDataSource dataSource, ApiTokenCipher cipher) : IInstanceRepository
{
    public Task<Instance?> FindAsync(long instanceId, CancellationToken cancellationToken) =>
        ConnectionRetry.ExecuteAsync(token => FindOnceAsync(instanceId, token), cancellationToken);

    private async Task<Instance?> FindOnceAsync(long instanceId, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            SELECT i.id AS InstanceId,
                   i.account_id AS OwnerAccountId,
                   i.name AS InstanceName,
                   {InstanceRow.IntegrationColumns}
            FROM instances i
            LEFT JOIN chatwoot_integrations ON chatwoot_integrations.instance_id = i.id
            WHERE i.id = @InstanceId
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<InstanceRow>(
            new CommandDefinition(sql, new { InstanceId = instanceId }, cancellationToken: cancellationToken));
        return row?.ToInstance(cipher);
    }
}
