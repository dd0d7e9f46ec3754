namespace RyzeChatwoot.WebApi.StatusRefresh;

/// <summary>
/// A token bucket that keeps the status watch at a steady pace: a little faster than the interval requires, or four times as fast while
/// integrations are late, so that a pause is made up for without a burst. Not thread-safe.
/// </summary>
internal sealed class RefreshPace(TimeProvider clock)
{
    /// <summary>How many reads may start at once.</summary>
    public const int Capacity = 8;

    // Half of the capacity, so that a late tick loses nothing.
    private const double ReadsPerTick = Capacity / 2.0;
    private const double SteadyFactor = 1.25;
    private const double CatchUpFactor = 4;

    // So slow a pace spreads by itself, as the due times are spread.
    private const double SlowestPerSecond = 1;

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);

    private double perSecond = SlowestPerSecond;
    private double tokens = 1;
    private long refilledAt = clock.GetTimestamp();

    /// <summary>How long to wait between two calls of <see cref="Take"/>, so that no token is lost and reads start evenly: 10 ms to 1 s.</summary>
    public TimeSpan Tick
    {
        get
        {
            var tick = TimeSpan.FromSeconds(ReadsPerTick / perSecond);
            return tick < ShortestTick ? ShortestTick : tick > LongestTick ? LongestTick : tick;
        }
    }

    /// <summary>Sets the pace.</summary>
    /// <param name="integrations">How many integrations are read in an interval.</param>
    /// <param name="interval">How often each is read.</param>
    /// <param name="lateness">How long the latest of them has been due.</param>
    public void Adjust(long integrations, TimeSpan interval, TimeSpan lateness) => perSecond = Math.Max(
        SlowestPerSecond, integrations / interval.TotalSeconds * (lateness > Late ? CatchUpFactor : SteadyFactor));

    /// <summary>Takes the right to start reads now.</summary>
    /// <returns>How many, at most <paramref name="max"/>.</returns>
    public int Take(int max)
    {
        var now = clock.GetTimestamp();
        tokens = Math.Min(Capacity, tokens + (clock.GetElapsedTime(refilledAt, now).TotalSeconds * perSecond));
        refilledAt = now;
        var taken = Math.Min(max, (int)tokens);
        tokens -= taken;
        return taken;
    }
}
