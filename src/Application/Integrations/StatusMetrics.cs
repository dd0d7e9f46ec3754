using System.Diagnostics.Metrics;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Counts where statuses come from, and what a live one changes in a row.</summary>
internal sealed class StatusMetrics
{
    private readonly Counter<long> readings;
    private readonly Counter<long> backfills;
    private readonly Counter<long> changes;

    public StatusMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Instrumentation.MeterName);
        readings = meter.CreateCounter<long>("ryze_chatwoot.list.readings", "{reading}", "Statuses given, by where they come from.");
        backfills = meter.CreateCounter<long>("ryze_chatwoot.list.backfills", "{backfill}", "Inbox ids that the bridge gave and that were written to a row.");
        changes = meter.CreateCounter<long>("ryze_chatwoot.status.changes", "{change}", "Changes of status that a list or the status watch found, by old and new status.");
    }

    public void Given(StatusSource source) => readings.Add(1, new KeyValuePair<string, object?>("source", source.Text()));

    public void Backfilled() => backfills.Add(1);

    public void Changed(IntegrationStatus from, IntegrationStatus to) =>
        changes.Add(1, new KeyValuePair<string, object?>("from", from.Text()), new KeyValuePair<string, object?>("to", to.Text()));
}
