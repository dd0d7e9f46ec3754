using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.StatusRefresh;

/// <summary>Keeps the log short while reads of the status watch fail: the first at once, then one line a minute with their number. Thread-safe.</summary>
internal sealed partial class RefreshFailures(TimeProvider clock, ILogger<RefreshFailures> logger)
{
    private readonly LogThrottle throttle = new(TimeSpan.FromMinutes(1), clock);

    public void Report(DueRefresh due, BridgeReadReply.Failed failed)
    {
        if (throttle.IsDue(out var failures))
        {
            LogFailed(failures, due.Instance.Name, due.Instance.OwnerAccountId, failed.Fault, failed.Detail);
        }
    }

    [LoggerMessage(3020, LogLevel.Warning, "The status watch cannot read the bridge (failures since the last line: {Failures}, the latest: instance {Instance}, account {AccountId}, {Fault}: {Detail})")]
    private partial void LogFailed(int failures, string instance, long accountId, BridgeFault fault, string detail);
}
