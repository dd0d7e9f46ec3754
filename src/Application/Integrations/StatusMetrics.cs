using System.Diagnostics.Metrics;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Counts where statuses come from, and what a live one adds to a row.</summary>
internal sealed class StatusMetrics
{
    private readonly Counter<long> readings;
    private readonly Counter<long> backfills;

    public StatusMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Instrumentation.MeterName);
        readings = meter.CreateCounter<long>("ryze_chatwoot.list.readings", "{reading}", "Statuses given, by where they come from.");
        backfills = meter.CreateCounter<long>("ryze_chatwoot.list.backfills", "{backfill}", "Inbox ids that the bridge gave and that were written to a row.");
    }

    public void Given(StatusSource source) => readings.Add(1, new KeyValuePair<string, object?>("source", source.Text()));

    public void Backfilled() => backfills.Add(1);
}
