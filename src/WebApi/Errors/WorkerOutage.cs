namespace RyzeChatwoot.WebApi.Errors;

/// <summary>An outage of the database as a background worker meets it: one line, however often the worker tries.</summary>
internal sealed class WorkerOutage(DatabaseOutage outage, string worker)
{
    private volatile bool isReported;

    /// <summary>Logs the first failure.</summary>
    public void ReportFailure(Exception exception)
    {
        if (!isReported)
        {
            outage.ReportFailure(exception, worker);
        }

        isReported = true;
    }

    /// <summary>The worker's statements succeed (again).</summary>
    public void ReportSuccess()
    {
        isReported = false;
        outage.ReportSuccess();
    }
}
