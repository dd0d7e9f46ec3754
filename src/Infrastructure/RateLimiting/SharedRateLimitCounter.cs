using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.RateLimiting;

/// <summary>
/// Counts for all replicas, by PostgreSQL's clock: one statement a request on an unlogged table. Where the database cannot be
/// reached, the request is allowed.
/// </summary>
internal sealed partial class SharedRateLimitCounter(
    DbDataSource dataSource,
    RateLimitOptions options,
    IDatabaseFaults faults,
    TimeProvider clock,
    ILogger<SharedRateLimitCounter> logger) : IRateLimitCounter
{
    private readonly InMemoryRateLimitCounter lastKnown = new(clock);
    private long warnAfter;

    public async ValueTask<RateLimitWindow> CountAsync(RateLimitKey key, CancellationToken cancellationToken)
    {
        const string sql =
            """
            INSERT INTO rate_limit_windows AS w (key, used, ends_at)
            VALUES (@Key, 1, clock_timestamp() + interval '1 minute')
            ON CONFLICT (key) DO UPDATE
            SET used = CASE WHEN w.ends_at <= clock_timestamp() THEN 1 ELSE w.used + 1 END,
                ends_at = CASE WHEN w.ends_at <= clock_timestamp() THEN excluded.ends_at ELSE w.ends_at END
            RETURNING used AS Used, ends_at AS EndsAt
            """;

        // A key that is over its limit stays so until the window ends: no statement is needed.
        if (Peek(key) is var known && known.Used > options.PerMinute)
        {
            return known;
        }

        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(sql, new { Key = key.ToBytes() }, cancellationToken: cancellationToken));
            var count = new RateLimitWindow(row.Used, row.EndsAt);
            lastKnown.Remember(key, count);
            return count;
        }
        catch (DbException exception)
        {
            WarnOnceAMinute(exception);
            return new RateLimitWindow(0, clock.GetUtcNow().UtcDateTime + InMemoryRateLimitCounter.WindowLength);
        }
    }

    public RateLimitWindow Peek(RateLimitKey key) => lastKnown.Peek(key);

    /// <summary>Removes windows that are over.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            DELETE FROM rate_limit_windows
            WHERE ends_at < clock_timestamp() - interval '1 minute'
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: cancellationToken));
    }

    private void WarnOnceAMinute(DbException exception)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var due = Volatile.Read(ref warnAfter);
        if (now >= due && Interlocked.CompareExchange(ref warnAfter, now + InMemoryRateLimitCounter.WindowLength.Ticks, due) == due)
        {
            LogNotCounted(faults.Describe(exception));
        }
    }

    [LoggerMessage(2003, LogLevel.Warning, "Requests are not counted: the database of the shared rate limit cannot be reached ({Cause})")]
    private partial void LogNotCounted(string cause);

    private sealed record Row
    {
        public int Used { get; init; }

        public DateTime EndsAt { get; init; }
    }
}
