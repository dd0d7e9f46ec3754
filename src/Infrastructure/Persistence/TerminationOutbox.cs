using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class TerminationOutbox(DbDataSource dataSource, TimeProvider clock) : ITerminationOutbox
{
    /// <summary>The lease of an entry that belongs to the activation which wrote it: one attempt, and time to store its result.</summary>
    public static readonly TimeSpan FirstAttemptLease = TimeSpan.FromSeconds(20);

    private const string Columns =
        """
        bridge_integration_id AS BridgeIntegrationId,
        account_id AS OwnerAccountId,
        account_name AS OwnerAccount,
        instance_name AS InstanceName,
        attempts AS Attempts,
        next_attempt_at AS NextAttemptAt,
        last_error AS LastError,
        created_at AS CreatedAt
        """;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>Adds a termination that has just failed, as part of a transaction.</summary>
    public static Task AddAsync(DbTransaction transaction, PendingTermination pending, TimeProvider clock, CancellationToken cancellationToken)
    {
        const string sql =
            """
            INSERT INTO bridge_terminations (bridge_integration_id, account_id, account_name, instance_name, next_attempt_at, created_at)
            SELECT @BridgeIntegrationId, @OwnerAccountId, COALESCE((SELECT name FROM accounts WHERE id = @OwnerAccountId), ''), @InstanceName, @NextAttemptAt, @Now
            WHERE NOT EXISTS (SELECT 1 FROM chatwoot_integrations c WHERE c.bridge_integration_id = @BridgeIntegrationId)
            ON CONFLICT (bridge_integration_id) DO NOTHING
            """;
        var now = clock.GetUtcNow().UtcDateTime;
        var parameters = new { pending.BridgeIntegrationId, pending.OwnerAccountId, pending.InstanceName, NextAttemptAt = now + FirstPause, Now = now };
        return transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));
    }

    public async Task AddAsync(PendingTermination pending, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AddAsync(transaction, pending, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        // The condition stands twice: of two replicas that selected the same entries, the second one no longer matches them.
        const string sql =
            $"""
            UPDATE bridge_terminations
            SET attempts = attempts + 1,
                next_attempt_at = @LeaseEndsAt
            WHERE next_attempt_at <= @Now
              AND bridge_integration_id IN (
                SELECT bridge_integration_id
                FROM bridge_terminations
                WHERE next_attempt_at <= @Now
                ORDER BY next_attempt_at
                LIMIT @Max)
            RETURNING {Columns}
            """;
        var now = Now();
        return await QueryAsync(sql, new { Now = now, LeaseEndsAt = now + lease, Max = max }, cancellationToken);
    }

    public async Task PostponeAsync(string bridgeIntegrationId, TimeSpan pause, string reason, CancellationToken cancellationToken)
    {
        const string sql =
            """
            UPDATE bridge_terminations
            SET next_attempt_at = @NextAttemptAt,
                last_error = @Reason
            WHERE bridge_integration_id = @BridgeIntegrationId
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var parameters = new { BridgeIntegrationId = bridgeIntegrationId, NextAttemptAt = Now() + pause, Reason = reason };
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
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

    public async Task<IReadOnlyList<OutboxEntry>> ListAsync(CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            SELECT {Columns}
            FROM bridge_terminations
            ORDER BY created_at, bridge_integration_id
            """;
        return await QueryAsync(sql, null, cancellationToken);
    }

    public async Task<OutboxBacklog> GetBacklogAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT COUNT(*) AS Pending,
                   MIN(created_at) AS OldestAt
            FROM bridge_terminations
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<Balance>(new CommandDefinition(sql, cancellationToken: cancellationToken));
        return new OutboxBacklog(row.Pending, row.OldestAt is { } at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null);
    }

    private async Task<IReadOnlyList<OutboxEntry>> QueryAsync(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToEntry())];
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    // Settable properties, because SQLite has no type for times and Dapper converts only what it sets.
    private sealed record Balance
    {
        public long Pending { get; init; }

        public DateTime? OldestAt { get; init; }
    }

    private sealed record Row
    {
        public string BridgeIntegrationId { get; init; } = "";

        public long? OwnerAccountId { get; init; }

        public string OwnerAccount { get; init; } = "";

        public string InstanceName { get; init; } = "";

        public int Attempts { get; init; }

        public DateTime NextAttemptAt { get; init; }

        public string LastError { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public OutboxEntry ToEntry() => new(
            new PendingTermination(BridgeIntegrationId, OwnerAccountId, InstanceName),
            OwnerAccount,
            Attempts,
            DateTime.SpecifyKind(NextAttemptAt, DateTimeKind.Utc),
            LastError,
            DateTime.SpecifyKind(CreatedAt, DateTimeKind.Utc));
    }
}
