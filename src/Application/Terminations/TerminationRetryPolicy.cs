namespace RyzeChatwoot.Application.Terminations;

/// <summary>When a pending termination is retried, and which failures are logged as warnings (contract, section 6, step 4).</summary>
internal static class TerminationRetryPolicy
{
    /// <summary>How long one attempt may take; shorter than a delete's 30 s, because the worker retries it anyway and an activation waits for it.</summary>
    public static readonly TimeSpan AttemptBudget = TimeSpan.FromSeconds(10);

    /// <summary>The lease of a claimed entry: one attempt, and time to store its result.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private const int AttemptsPerWarning = 8;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The backoff: a quarter of the entry's age, so that after an outage the remaining wait is at most a quarter of its length.
    /// </summary>
    /// <param name="age">How long the termination has been pending.</param>
    /// <param name="jitter">From 0 to 1; spreads the entries of one outage over time.</param>
    public static TimeSpan PauseAfter(TimeSpan age, double jitter)
    {
        var pause = TimeSpan.FromTicks(Math.Clamp(age.Ticks / 4, ShortestPause.Ticks, LongestPause.Ticks));
        return pause * (0.8 + (0.2 * jitter));
    }

    /// <summary>
    /// Whether a failed attempt is logged as a warning. The first failure was logged by the request itself; once the backoff has reached
    /// its maximum, this is about once an hour, over all replicas.
    /// </summary>
    public static bool IsWorthWarning(TimeSpan age, int attempts) => age >= TimeSpan.FromHours(1) && attempts % AttemptsPerWarning == 0;
}
