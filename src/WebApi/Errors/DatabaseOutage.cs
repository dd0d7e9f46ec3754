using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi.Errors;

/// <summary>
/// Keeps the log of an outage of the database short: the first failure at once, then at most one line in ten seconds with the number of
/// failures since, and one line when the database responds again.
/// </summary>
internal sealed partial class DatabaseOutage(DatabaseOptions options, TimeProvider clock, ILogger<DatabaseOutage> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private long? lastLine;
    private int unreported;
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
            unreported++;
            if (lastLine is { } last && clock.GetElapsedTime(last) < Interval)
            {
                return;
            }

            (failures, unreported, isReported, lastLine) = (unreported, 0, true, clock.GetTimestamp());
        }

        LogFailing(options.Redact(DatabaseFault.Describe(exception)), failures, operation);
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

            (failures, total, unreported, isReported) = (total, 0, 0, false);
        }

        LogRecovered(failures);
    }

    [LoggerMessage(3004, LogLevel.Error, "The database is unavailable: {Cause} (failures since the last line: {Failures}, the latest: {Operation})")]
    private partial void LogFailing(string cause, int failures, string operation);

    [LoggerMessage(3007, LogLevel.Information, "The database responds again, after {Failures} failures")]
    private partial void LogRecovered(int failures);
}
