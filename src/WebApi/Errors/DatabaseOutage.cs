using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.WebApi.Errors;

/// <summary>
/// Keeps the log of an outage of the database short: the first failure at once, then at most one line in ten seconds with the number of
/// failures since, and one line when the database responds again.
/// </summary>
internal sealed partial class DatabaseOutage(IDatabaseFaults faults, TimeProvider clock, ILogger<DatabaseOutage> logger)
{
    private readonly LogThrottle throttle = new(TimeSpan.FromSeconds(10), clock);
    private readonly Lock gate = new();
    private int total;
    private bool isReported;

    /// <summary>Counts a failure, and logs it where a line is due.</summary>
    /// <param name="exception">Only its innermost cause is logged.</param>
    /// <param name="operation">What failed, such as the method and the route of a request.</param>
    public void ReportFailure(Exception exception, string operation)
    {
        int failures;
        lock (gate)
        {
            total++;
            if (!throttle.IsDue(out failures))
            {
                return;
            }

            isReported = true;
        }

        LogFailing(faults.Describe(exception), failures, operation);
    }

    /// <summary>Ends the outage, where one was logged.</summary>
    public void ReportSuccess()
    {
        int failures;
        lock (gate)
        {
            if (!isReported)
            {
                return;
            }

            (failures, total, isReported) = (total, 0, false);
            throttle.Clear();
        }

        LogRecovered(failures);
    }

    [LoggerMessage(3004, LogLevel.Error, "The database is unavailable: {Cause} (failures since the last line: {Failures}, the latest: {Operation})")]
    private partial void LogFailing(string cause, int failures, string operation);

    [LoggerMessage(3007, LogLevel.Information, "The database responds again, after {Failures} failures")]
    private partial void LogRecovered(int failures);
}
