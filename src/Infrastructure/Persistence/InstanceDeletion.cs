using System.Data.Common;
using Dapper;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Deletes an instance with its integration, and adds the termination of that to the outbox, as part of a transaction.</summary>
internal static class InstanceDeletion
{
    public static async Task ExecuteAsync(DbTransaction transaction, long instanceId, DateTime now, CancellationToken cancellationToken)
    {
        const string enter =
            """
            INSERT INTO bridge_terminations (bridge_integration_id, account_id, account_name, instance_name, next_attempt_at, created_at)
            SELECT c.bridge_integration_id, a.id, a.name, i.name, @Now, @Now
            FROM chatwoot_integrations c
            JOIN instances i ON i.id = c.instance_id
            JOIN accounts a ON a.id = i.account_id
            WHERE c.instance_id = @Id
              AND c.bridge_integration_id IS NOT NULL
            ON CONFLICT (bridge_integration_id) DO NOTHING
            """;
        const string deleteIntegration =
            """
            DELETE FROM chatwoot_integrations
            WHERE instance_id = @Id
            """;
        const string deleteInstance =
            """
            DELETE FROM instances
            WHERE id = @Id
            """;
        await InstanceLock.AcquireAsync(transaction, instanceId, cancellationToken);
        foreach (var sql in new[] { enter, deleteIntegration, deleteInstance })
        {
            await transaction.Connection!.ExecuteAsync(
                new CommandDefinition(sql, new { Id = instanceId, Now = now }, transaction, cancellationToken: cancellationToken));
        }
    }
}
