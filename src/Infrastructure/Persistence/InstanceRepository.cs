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
            """
            SELECT i.id AS InstanceId,
                   i.account_id AS OwnerAccountId,
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
            WHERE i.id = @InstanceId
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<InstanceRow>(
            new CommandDefinition(sql, new { InstanceId = instanceId }, cancellationToken: cancellationToken));
        return row?.ToInstance(cipher);
    }
}
