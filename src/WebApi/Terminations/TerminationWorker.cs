using System.Data.Common;
using System.Diagnostics;
using MediatR;
using RyzeChatwoot.Application.Terminations;

namespace RyzeChatwoot.WebApi.Terminations;

/// <summary>Works through the ledger of terminations for as long as the service runs (contract, section 6, step 4).</summary>
internal sealed partial class TerminationWorker(IMediator mediator, TimeProvider clock, ILogger<TerminationWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private bool hasReported;

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
        // Nobody asked for this work: it has a trace id for the logs and the bridge, and is not exported once a second.
        using var activity = new Activity("terminations").Start();
        try
        {
            while (await mediator.Send(new RetryDueTerminationsCommand(), cancellationToken) > 0)
            {
                // As long as there was work, there may be more.
            }

            hasReported = false;
        }
        catch (DbException exception)
        {
            // A database that is away for an hour is one line, not one a second.
            if (!hasReported)
            {
                LogDatabaseFailed(exception);
            }

            hasReported = true;
        }
    }

    [LoggerMessage(3004, LogLevel.Warning, "Pending terminations wait for the database")]
    private partial void LogDatabaseFailed(Exception exception);
}
