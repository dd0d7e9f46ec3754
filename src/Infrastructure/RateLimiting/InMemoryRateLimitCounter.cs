using System.Collections.Concurrent;

namespace RyzeChatwoot.Infrastructure.RateLimiting;

/// <summary>Counts for this process only, in bounded memory.</summary>
internal sealed class InMemoryRateLimitCounter(TimeProvider clock) : IRateLimitCounter
{
    public static readonly TimeSpan WindowLength = TimeSpan.FromMinutes(1);

    // The number of valid tokens is bounded by the database; an attacker chooses the number of addresses.
    private const int MaxAddresses = 100_000;

    private readonly ConcurrentDictionary<RateLimitKey, Window> windows = new();
    private long sweepAt = clock.GetTimestamp();
    private int addresses;

    public ValueTask<RateLimitWindow> CountAsync(RateLimitKey key, CancellationToken cancellationToken)
    {
        SweepWhenDue();
        return ValueTask.FromResult(WindowOf(key).Count(clock.GetUtcNow().UtcDateTime));
    }

    public RateLimitWindow Peek(RateLimitKey key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return windows.TryGetValue(key, out var window) ? window.Peek(now) : new RateLimitWindow(0, now + WindowLength);
    }

    /// <summary>Adopts a window that was counted elsewhere.</summary>
    public void Remember(RateLimitKey key, RateLimitWindow count)
    {
        SweepWhenDue();
        WindowOf(key).Set(count);
    }

    private Window WindowOf(RateLimitKey key)
    {
        if (windows.TryGetValue(key, out var window))
        {
            return window;
        }

        if (!key.IsAddress)
        {
            return windows.GetOrAdd(key, static _ => new Window());
        }

        if (Volatile.Read(ref addresses) >= MaxAddresses)
        {
            return windows.GetOrAdd(RateLimitKey.OtherAddresses, static _ => new Window());
        }

        var added = new Window();
        var kept = windows.GetOrAdd(key, added);
        if (kept == added)
        {
            Interlocked.Increment(ref addresses);
        }

        return kept;
    }

    private void SweepWhenDue()
    {
        var last = Volatile.Read(ref sweepAt);
        if (clock.GetElapsedTime(last) < WindowLength || Interlocked.CompareExchange(ref sweepAt, clock.GetTimestamp(), last) != last)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (key, window) in windows)
        {
            if (window.IsOver(now) && windows.TryRemove(key, out _) && key.IsAddress && key != RateLimitKey.OtherAddresses)
            {
                Interlocked.Decrement(ref addresses);
            }
        }
    }

    private sealed class Window
    {
        private readonly Lock gate = new();
        private DateTime endsAt;
        private int used;

        public RateLimitWindow Count(DateTime now)
        {
            lock (gate)
            {
                if (now >= endsAt)
                {
                    (used, endsAt) = (0, now + WindowLength);
                }

                used = used == int.MaxValue ? used : used + 1;
                return new RateLimitWindow(used, endsAt);
            }
        }

        public void Set(RateLimitWindow count)
        {
            lock (gate)
            {
                (used, endsAt) = count;
            }
        }

        public RateLimitWindow Peek(DateTime now)
        {
            lock (gate)
            {
                return now >= endsAt ? new RateLimitWindow(0, now + WindowLength) : new RateLimitWindow(used, endsAt);
            }
        }

        /// <summary>Whether the bucket can be removed. A request that increments it at the same moment is not counted.</summary>
        public bool IsOver(DateTime now)
        {
            lock (gate)
            {
                return now >= endsAt;
            }
        }
    }
}
