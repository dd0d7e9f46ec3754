using System.Data.Common;
using MediatR;
using RyzeChatwoot.Application.Terminations;

namespace RyzeChatwoot.WebApi.Terminations;

/// <summary>Works through the ledger of terminations for as long as the service runs (contract, section 6, step 4).</summary>
internal sealed partial class TerminationWorker(IMediator mediator, TimeProvider clock, ILogger<TerminationWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await mediator.Send(new SettleDueTerminationsCommand(), stoppingToken) > 0)
                {
                    // As long as there was work, there may be more.
                }

                databaseFailed = false;
            }
            catch (DbException exception)
            {
                ReportOnce(exception);
            }
        }
    }

    private bool databaseFailed;

    // A database that is away for an hour is one line, not one a second.
    private void ReportOnce(DbException exception)
    {
        if (!databaseFailed)
        {
            LogDatabaseFailed(exception);
        }

        databaseFailed = true;
    }

    [LoggerMessage(3004, LogLevel.Warning, "Pending terminations wait for the database")]
    private partial void LogDatabaseFailed(Exception exception);
}
