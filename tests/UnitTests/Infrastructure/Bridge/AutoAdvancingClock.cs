using Microsoft.Extensions.Time.Testing;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>
/// A clock that a test advances, and that advances by itself over the short delays between attempts. <see cref="FakeTimeProvider"/> alone
/// waits for the test in each of them, and a test does not see when the resilience pipeline has started one.
/// </summary>
internal sealed class AutoAdvancingClock : FakeTimeProvider
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly List<TimeSpan> delays = [];

    /// <summary>The delays between attempts, in their order.</summary>
    public IReadOnlyList<TimeSpan> Delays => delays;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime >= TimeSpan.Zero && dueTime <= LongestDelay)
        {
            delays.Add(dueTime);
            Advance(dueTime);
        }

        return timer;
    }
}
