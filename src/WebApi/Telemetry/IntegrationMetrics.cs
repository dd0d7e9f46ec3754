using System.Data.Common;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>Publishes how many integrations have each status (contract, section 13); runs only where metrics are exported.</summary>
internal sealed class IntegrationMetrics : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly IChatwootIntegrationRepository integrations;
    private readonly TimeProvider clock;
    private readonly Gauge<long> count;

    public IntegrationMetrics(IChatwootIntegrationRepository integrations, TimeProvider clock, IMeterFactory meters)
    {
        (this.integrations, this.clock) = (integrations, clock);
        count = meters.Create(Instrumentation.MeterName).CreateGauge<long>(
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
        // No request causes this statement, so it is not exported as a trace.
        using var noTraces = SuppressInstrumentationScope.Begin();
        try
        {
            var counts = await integrations.CountByStatusAsync(cancellationToken);
            foreach (var status in Enum.GetValues<IntegrationStatus>())
            {
                count.Record(counts.GetValueOrDefault(status), new KeyValuePair<string, object?>("status", status.Text()));
            }
        }
        catch (DbException)
        {
            // TerminationWorker logs that the database is unreachable; the gauge keeps its last values.
        }
    }
}
