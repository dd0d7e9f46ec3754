using System.Diagnostics.Metrics;

namespace RyzeChatwoot.UnitTests;

/// <summary>Makes meters and keeps what they measure, as <c>name attribute=value…</c>; durations are left out.</summary>
internal sealed class RecordedMeters : IMeterFactory
{
    private readonly MeterListener listener = new();
    private readonly List<string> measured = [];

    public RecordedMeters()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == this)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, tags, $" {value}"));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, tags, $" {value}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags, ""));
        listener.Start();
    }

    public IReadOnlyList<string> Measured => measured;

    public Meter Create(MeterOptions options) => new(options.Name, options.Version, options.Tags, scope: this);

    /// <summary>Asks the instruments that response only when asked.</summary>
    public void Observe() => listener.RecordObservableInstruments();

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, string value)
    {
        var text = instrument.Name;
        foreach (var (name, tag) in tags)
        {
            text += $" {name}={tag}";
        }

        measured.Add(text + value);
    }
}
