using System.Data.Common;
using System.Diagnostics;
using MediatR;
using RyzeChatwoot.Application.Terminations;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.Terminations;

/// <summary>Retries the pending terminations of the outbox while the service runs (contract, section 6, step 4).</summary>
internal sealed class TerminationWorker(IMediator mediator, TimeProvider clock, DatabaseOutage outage) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly WorkerOutage databaseOutage = new(outage, "pending terminations");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RetryDueAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops, or never got to start. What was under way is claimed again when its lease is over.
        }
    }

    private async Task RetryDueAsync(CancellationToken cancellationToken)
    {
        // Background work: it has a trace id for the logs and the bridge, but is not exported as a trace once a second.
        using var activity = new Activity("terminations").Start();
        try
        {
            while (await mediator.Send(new RetryDueTerminationsCommand(), cancellationToken) > 0)
            {
                // As long as there was work, there may be more.
            }

            databaseOutage.ReportSuccess();
        }
        catch (DbException exception)
        {
            databaseOutage.ReportFailure(exception);
        }
    }
}
