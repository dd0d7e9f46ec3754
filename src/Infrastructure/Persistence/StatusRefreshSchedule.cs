using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class StatusRefreshSchedule(DbDataSource dataSource, ApiTokenCipher cipher, TimeProvider clock) : IStatusRefreshSchedule
{
    public async Task<int> ScheduleAsync(TimeSpan interval, int max, CancellationToken cancellationToken)
    {
        const string find =
            """
            SELECT instance_id
            FROM chatwoot_integrations
            WHERE bridge_integration_id <> ''
              AND (refresh_due_at IS NULL OR refresh_due_at < @Earliest OR refresh_due_at > @Latest)
            LIMIT @Max
            """;

        // The condition stands twice: of two replicas that found the same rows, the second one no longer matches them.
        const string schedule =
            """
            UPDATE chatwoot_integrations
            SET refresh_due_at = @DueAt
            WHERE instance_id = @InstanceId
              AND (refresh_due_at IS NULL OR refresh_due_at < @Earliest OR refresh_due_at > @Latest)
            """;
        var now = Now();
        var (earliest, latest) = (now - interval, now + interval);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var found = (await connection.QueryAsync<long>(new CommandDefinition(
            find, new { Earliest = earliest, Latest = latest, Max = max }, cancellationToken: cancellationToken))).AsList();
        if (found.Count == 0)
        {
            return 0;
        }

        // Each batch covers the whole interval with even gaps; the random offset keeps the batches from meeting in the same moments.
        var gap = interval / found.Count;
        var offset = gap * Random.Shared.NextDouble();
        var rows = found.Select((instanceId, index) => new
        {
            InstanceId = instanceId,
            DueAt = now + offset + (gap * index),
            Earliest = earliest,
            Latest = latest,
        });
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(schedule, rows, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return found.Count;
    }

    public async Task<IReadOnlyList<DueRefresh>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        // As in ScheduleAsync, the condition stands twice.
        const string sql =
            $"""
            UPDATE chatwoot_integrations
            SET refresh_due_at = @LeaseEndsAt
            WHERE refresh_due_at <= @Now
              AND instance_id IN (
                SELECT instance_id
                FROM chatwoot_integrations
                WHERE bridge_integration_id <> ''
                  AND refresh_due_at <= @Now
                ORDER BY refresh_due_at
                LIMIT @Max)
            RETURNING instance_id AS InstanceId,
                      (SELECT i.account_id FROM instances i WHERE i.id = instance_id) AS OwnerAccountId,
                      (SELECT i.name FROM instances i WHERE i.id = instance_id) AS InstanceName,
                      {InstanceRow.IntegrationColumns},
                      refreshed_at AS RefreshedAt
            """;
        var now = Now();
        var leaseEndsAt = now + lease;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(sql, new { Now = now, LeaseEndsAt = leaseEndsAt, Max = max }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DueRefresh(row.ToInstance(cipher)!, row.RefreshedAtUtc, now, leaseEndsAt))];
    }

    public Task CompleteAsync(DueRefresh due, TimeSpan interval, CancellationToken cancellationToken)
    {
        const string sql =
            """
            UPDATE chatwoot_integrations
            SET refreshed_at = @Now,
                refresh_due_at = @DueAt
            WHERE instance_id = @Id
              AND refresh_due_at = @LeaseEndsAt
            """;
        return ExecuteAsync(sql, new { due.Instance.Id, due.LeaseEndsAt, Now = Now(), DueAt = due.ClaimedAt + interval }, cancellationToken);
    }

    public Task PostponeAsync(DueRefresh due, TimeSpan pause, CancellationToken cancellationToken)
    {
        const string sql =
            """
            UPDATE chatwoot_integrations
            SET refresh_due_at = @DueAt
            WHERE instance_id = @Id
              AND refresh_due_at = @LeaseEndsAt
            """;
        return ExecuteAsync(sql, new { due.Instance.Id, due.LeaseEndsAt, DueAt = Now() + pause }, cancellationToken);
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT COUNT(*)
            FROM chatwoot_integrations
            WHERE bridge_integration_id <> ''
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, cancellationToken: cancellationToken));
    }

    private async Task ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private sealed record Row : InstanceRow
    {
        public DateTime? RefreshedAt { get; init; }

        public DateTime? RefreshedAtUtc => RefreshedAt is { } at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null;
    }
}
