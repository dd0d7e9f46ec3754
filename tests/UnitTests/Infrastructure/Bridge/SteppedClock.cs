namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>
/// A clock that stands still until a test moves it. Pauses between attempts take no real time: whoever waits that long only finds the
/// clock moved on.
/// </summary>
internal sealed class SteppedClock : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly List<Alarm> alarms = [];
    private readonly List<TimeSpan> pauses = [];
    private TimeSpan elapsed;

    /// <summary>The pauses that were waited for, in their order.</summary>
    public IReadOnlyList<TimeSpan> Pauses => pauses;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + elapsed;

    /// <summary>Moves the clock on; whatever is due by then happens now.</summary>
    public void Advance(TimeSpan by)
    {
        elapsed += by;
        foreach (var alarm in alarms.Where(alarm => alarm.Due <= elapsed).ToList())
        {
            alarms.Remove(alarm);
            alarm.Ring();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.alarms.Remove(this);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            Due = clock.elapsed + dueTime;
            clock.alarms.Add(this);
            if (dueTime <= LongestPause)
            {
                clock.pauses.Add(dueTime);
                clock.Advance(dueTime);
            }

            return true;
        }

        public void Dispose() => clock.alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
