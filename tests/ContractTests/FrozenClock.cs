namespace RyzeChatwoot.ContractTests;

/// <summary>Stands still until it is moved, so that documents show the same times on every run. Timers run as ever.</summary>
internal sealed class FrozenClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 4, 20, 10, 15, 30, TimeSpan.Zero);

    private long moved;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(Interlocked.Read(ref moved));

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Move(TimeSpan time) => Interlocked.Add(ref moved, time.Ticks);
}
