using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.WebApi.StatusRefresh;

/// <summary>Keeps the log short while reads of the status watch fail: the first at once, then one line a minute with their number. Thread-safe.</summary>
internal sealed partial class RefreshFailures(TimeProvider clock, ILogger<RefreshFailures> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long? lastLine;
    private int unreported;

    public void Report(DueRefresh due, BridgeReadReply.Failed failed)
    {
        int failures;
        lock (gate)
        {
            unreported++;
            if (lastLine is { } last && clock.GetElapsedTime(last) < Interval)
            {
                return;
            }

            (failures, unreported, lastLine) = (unreported, 0, clock.GetTimestamp());
        }

        LogFailed(failures, due.Instance.Name, due.Instance.OwnerAccountId, failed.Fault, failed.Detail);
    }

    [LoggerMessage(3020, LogLevel.Warning, "The status watch cannot read the bridge (failures since the last line: {Failures}, the latest: instance {Instance}, account {AccountId}, {Fault}: {Detail})")]
    private partial void LogFailed(int failures, string instance, long accountId, BridgeFault fault, string detail);
}
