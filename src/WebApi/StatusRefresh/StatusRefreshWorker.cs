using System.Data.Common;
using System.Diagnostics;
using MediatR;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.StatusRefresh;

/// <summary>
/// The status watch (contract, section 13): claims integrations as they fall due, at a steady pace, and reads at most eight at a time,
/// while the circuit is closed and callers' reads leave room in the bulkhead. A replica that dies loses nothing: its leases end.
/// </summary>
internal sealed partial class StatusRefreshWorker(
    IMediator mediator,
    IStatusRefreshSchedule schedule,
    IBridgeGateway bridge,
    StatusRefreshOptions options,
    RefreshFailures failures,
    TimeProvider clock,
    DatabaseOutage outage,
    ILogger<StatusRefreshWorker> logger)
    : BackgroundService
{
    private const int MaxReads = RefreshPace.Capacity;
    private const int ScheduleBatch = 500;

    // A read of the bridge has 10 s; the rest is for storing its result.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ScheduleInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountInterval = TimeSpan.FromMinutes(1);

    private readonly RefreshPace pace = new(clock);
    private readonly List<Task> reads = [];
    private readonly WorkerOutage databaseOutage = new(outage, "status watch");

    private long integrations;
    private long? countedAt;
    private long? scheduledAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Interval is not { } interval || !bridge.IsConfigured)
        {
            return;
        }

        using var timer = new PeriodicTimer(pace.Tick, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await StartDueAsync(interval, stoppingToken);
                timer.Period = pace.Tick;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is under way is claimed again when its lease is over.
        }

        await Task.WhenAll(reads);
    }

    private async Task StartDueAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        // Background work: it has a trace id for the logs and the bridge, but is not exported as a trace.
        using var activity = new Activity("status-watch").Start();
        try
        {
            await ScheduleAsync(interval, cancellationToken);
            reads.RemoveAll(read => read.IsCompleted);
            if (pace.Take(Room()) is > 0 and var max)
            {
                var due = await schedule.ClaimDueAsync(max, Lease, cancellationToken);
                pace.Adjust(integrations, interval, Lateness(due, interval));
                reads.AddRange(due.Select(claimed => RefreshAsync(claimed, interval, cancellationToken)));
            }

            databaseOutage.ReportSuccess();
        }
        catch (DbException exception)
        {
            databaseOutage.ReportFailure(exception);
        }
#pragma warning disable CA1031 // An exception that leaves a background service stops the host, and lists with it.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogTickFailed(exception);
        }
    }

    // One at a time while the circuit is open or the bulkhead full: it is refused without a call, or is the trial where one is due.
    private int Room() => bridge.AdmitsBackgroundReads ? MaxReads - reads.Count : Math.Min(1, MaxReads - reads.Count);

    private async Task ScheduleAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        if (IsRecent(scheduledAt, ScheduleInterval))
        {
            return;
        }

        if (!IsRecent(countedAt, CountInterval))
        {
            integrations = await schedule.CountAsync(cancellationToken);
            countedAt = clock.GetTimestamp();
            pace.Adjust(integrations, interval, TimeSpan.Zero);
        }

        var scheduled = await schedule.ScheduleAsync(interval, ScheduleBatch, cancellationToken);
        scheduledAt = scheduled == ScheduleBatch ? null : clock.GetTimestamp();
    }

    private async Task RefreshAsync(DueRefresh due, TimeSpan interval, CancellationToken cancellationToken)
    {
        try
        {
            if (await mediator.Send(new RefreshStatusCommand(due, interval), cancellationToken) is BridgeReadReply.Failed failed)
            {
                failures.Report(due, failed);
            }
        }
        catch (DbException exception)
        {
            databaseOutage.ReportFailure(exception);
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
#pragma warning disable CA1031 // A defect that one integration brings out must not stop the others, nor the service.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogCrashed(exception, due.Instance.Name, due.Instance.OwnerAccountId);
        }
    }

    private bool IsRecent(long? timestamp, TimeSpan age) => timestamp is { } at && clock.GetElapsedTime(at) < age;

    private static TimeSpan Lateness(IReadOnlyList<DueRefresh> due, TimeSpan interval) =>
        due.Max(claimed => claimed.ClaimedAt - claimed.RefreshedAt - interval) ?? TimeSpan.Zero;

    [LoggerMessage(3022, LogLevel.Error, "The status watch failed; it continues")]
    private partial void LogTickFailed(Exception exception);

    [LoggerMessage(3021, LogLevel.Error, "The status watch failed on instance {Instance} (account {AccountId})")]
    private partial void LogCrashed(Exception exception, string instance, long accountId);
}
