using System.Data.Common;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>
/// Publishes what the database alone knows: the size and the age of the outbox, and how many integrations have each status (contract,
/// section 13). Runs only where metrics are exported.
/// </summary>
internal sealed class DatabaseMetrics : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly ITerminationOutbox outbox;
    private readonly IChatwootIntegrationRepository integrations;
    private readonly TimeProvider clock;
    private readonly Gauge<long> pending;
    private readonly Gauge<double> oldestAge;
    private readonly Gauge<long> byStatus;

    public DatabaseMetrics(ITerminationOutbox outbox, IChatwootIntegrationRepository integrations, TimeProvider clock, IMeterFactory meters)
    {
        (this.outbox, this.integrations, this.clock) = (outbox, integrations, clock);
        var meter = meters.Create(Instrumentation.MeterName);
        pending = meter.CreateGauge<long>("ryze_chatwoot.terminations.owed", "{termination}", "Terminations that the bridge has not confirmed yet.");
        oldestAge = meter.CreateGauge<double>("ryze_chatwoot.terminations.oldest_age", "s", "Age of the oldest of them; 0 when there is none.");
        byStatus = meter.CreateGauge<long>(
            "ryze_chatwoot.integrations", "{integration}", "Integrations by the status last known; the same on every replica.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await RecordAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        // No request causes these statements, so they are not exported as traces.
        using var noTraces = SuppressInstrumentationScope.Begin();
        try
        {
            var backlog = await outbox.GetBacklogAsync(cancellationToken);
            pending.Record(backlog.Pending);
            oldestAge.Record(backlog.OldestAt is { } at ? (clock.GetUtcNow().UtcDateTime - at).TotalSeconds : 0);

            var counts = await integrations.CountByStatusAsync(cancellationToken);
            foreach (var status in Enum.GetValues<IntegrationStatus>())
            {
                byStatus.Record(counts.GetValueOrDefault(status), new KeyValuePair<string, object?>("status", status.Text()));
            }
        }
        catch (DbException)
        {
            // TerminationWorker logs that the database is unreachable; the gauges keep their last values.
        }
    }
}
