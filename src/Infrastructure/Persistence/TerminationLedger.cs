using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class TerminationLedger(DbDataSource dataSource, TimeProvider clock) : ITerminationLedger
{
    /// <summary>How long an entry is left to the request that wrote it: the bridge's 30 s for a termination, and a little.</summary>
    public static readonly TimeSpan FirstAttemptLease = TimeSpan.FromSeconds(32);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>Enters a termination that has just failed, as part of a transaction.</summary>
    public static Task EnterAsync(DbTransaction transaction, OwedTermination owed, TimeProvider clock, CancellationToken cancellationToken)
    {
        const string sql =
            """
            INSERT INTO bridge_terminations (bridge_integration_id, instance_name, next_attempt_at, created_at)
            SELECT @BridgeIntegrationId, @InstanceName, @NextAttemptAt, @Now
            WHERE NOT EXISTS (SELECT 1 FROM chatwoot_integrations c WHERE c.bridge_integration_id = @BridgeIntegrationId)
            ON CONFLICT (bridge_integration_id) DO NOTHING
            """;
        var now = clock.GetUtcNow().UtcDateTime;
        var parameters = new { owed.BridgeIntegrationId, owed.InstanceName, NextAttemptAt = now + FirstPause, Now = now };
        return transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));
    }

    public async Task AddAsync(OwedTermination owed, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EnterAsync(transaction, owed, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task RemoveAsync(string bridgeIntegrationId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            DELETE FROM bridge_terminations
            WHERE bridge_integration_id = @BridgeIntegrationId
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            new CommandDefinition(sql, new { BridgeIntegrationId = bridgeIntegrationId }, cancellationToken: cancellationToken));
    }
}
