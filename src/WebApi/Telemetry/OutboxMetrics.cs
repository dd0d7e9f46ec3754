using System.Data.Common;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>Publishes the size and the age of the outbox of terminations; runs only where metrics are exported.</summary>
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
            await RecordBacklogAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RecordBacklogAsync(CancellationToken cancellationToken)
    {
        // No request causes this statement, so it is not exported as a trace.
        using var noTraces = SuppressInstrumentationScope.Begin();
        try
        {
            var backlog = await outbox.GetBacklogAsync(cancellationToken);
            pending.Record(backlog.Pending);
            oldestAge.Record(backlog.OldestAt is { } at ? (clock.GetUtcNow().UtcDateTime - at).TotalSeconds : 0);
        }
        catch (DbException)
        {
            // TerminationWorker logs that the database is unreachable; the gauges keep their last values.
        }
    }
}
