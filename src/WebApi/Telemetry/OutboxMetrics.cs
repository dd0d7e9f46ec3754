using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>Tells the size and the age of the ledger of terminations; runs only where metrics are exported.</summary>
internal sealed class OutboxMetrics : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly ITerminationOutbox outbox;
    private readonly TimeProvider clock;
    private readonly Gauge<long> pending;
    private readonly Gauge<double> oldestAge;

    public OutboxMetrics(ITerminationOutbox outbox, TimeProvider clock, IMeterFactory meters)
    {
        (this.outbox, this.clock) = (outbox, clock);
        var meter = meters.Create(Instrumentation.MeterName);
        pending = meter.CreateGauge<long>("ryze_chatwoot.terminations.owed", "{termination}", "Terminations that the bridge has not confirmed yet.");
        oldestAge = meter.CreateGauge<double>("ryze_chatwoot.terminations.oldest_age", "s", "Age of the oldest of them; 0 when there is none.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await GetBacklogAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task GetBacklogAsync(CancellationToken cancellationToken)
    {
        // Nobody asked for this work: its statement is not exported as a trace of its own.
        using var activity = new Activity("ledger").Start();
        try
        {
            var balance = await outbox.GetBacklogAsync(cancellationToken);
            pending.Record(balance.Pending);
            oldestAge.Record(balance.OldestAt is { } at ? (clock.GetUtcNow().UtcDateTime - at).TotalSeconds : 0);
        }
        catch (DbException)
        {
            // The worker of the ledger logs that the database is away; the gauges keep their last values.
        }
    }
}
