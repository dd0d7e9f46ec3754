using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.RateLimiting;

/// <summary>Deletes expired windows of the rate limit once a minute, where it is shared.</summary>
internal sealed partial class ExpiredWindowCleanup(
    SharedRateLimitCounter counter,
    RateLimitOptions options,
    IDatabaseFaults faults,
    TimeProvider clock,
    ILogger<ExpiredWindowCleanup> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsShared)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await counter.SweepAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                LogNotSwept(faults.Describe(exception));
            }
        }
    }

    [LoggerMessage(2004, LogLevel.Warning, "Expired windows of the shared rate limit could not be deleted: {Cause}")]
    private partial void LogNotSwept(string cause);
}
