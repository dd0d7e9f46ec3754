namespace RyzeChatwoot.Infrastructure.RateLimiting;

/// <summary>The state of a bucket in its window.</summary>
/// <param name="Used">Requests in the window, the one just counted included.</param>
/// <param name="EndsAt">When the window ends, in UTC.</param>
public readonly record struct RateLimitWindow(int Used, DateTime EndsAt);

/// <summary>Counts requests in fixed windows of one minute that begin with a bucket's first request (contract, section 3).</summary>
public interface IRateLimitCounter
{
    /// <summary>Counts a request; one that is known to be over the limit may be left uncounted.</summary>
    ValueTask<RateLimitWindow> CountAsync(RateLimitKey key, CancellationToken cancellationToken);

    /// <summary>The state of a bucket when this process last counted it; counts nothing.</summary>
    RateLimitWindow Peek(RateLimitKey key);
}
