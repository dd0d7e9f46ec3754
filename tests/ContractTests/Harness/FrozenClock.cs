namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>
/// Advances only when a test says so, so that documents show the same times on every run. Unlike those of FakeTimeProvider its timers are
/// real, because the budgets of bridge calls have to end while a test waits for the response.
/// </summary>
internal sealed class FrozenClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 4, 20, 10, 15, 30, TimeSpan.Zero);

    private long advanced;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(Interlocked.Read(ref advanced));

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan time) => Interlocked.Add(ref advanced, time.Ticks);
}
