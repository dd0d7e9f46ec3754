namespace RyzeChatwoot.Application.Terminations;

/// <summary>When a termination is tried again, and when somebody should hear of it (contract, section 6, step 4).</summary>
internal static class TerminationRetryPolicy
{
    /// <summary>How long one attempt may take; shorter than a delete's 30 s: the ledger repeats it, so neither an activation nor a healed bridge has to wait.</summary>
    public static readonly TimeSpan AttemptBudget = TimeSpan.FromSeconds(10);

    /// <summary>How long a claimed entry is out of reach for others: an attempt, and time to write its outcome down.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private const int AttemptsPerWarning = 8;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A quarter of how long it has been pending: after an outage of any length the wait is at most a quarter of it again.
    /// </summary>
    /// <param name="age">How long the termination has been pending.</param>
    /// <param name="jitter">From 0 to 1; spreads entries of one outage.</param>
    public static TimeSpan PauseAfter(TimeSpan age, double jitter)
    {
        var pause = TimeSpan.FromTicks(Math.Clamp(age.Ticks / 4, ShortestPause.Ticks, LongestPause.Ticks));
        return pause * (0.8 + (0.2 * jitter));
    }

    /// <summary>
    /// Whether a failed attempt is worth a warning: the first failure was reported by the request that met it, and once pauses have
    /// reached their longest, this many of them last more than an hour, whichever replica does the trying.
    /// </summary>
    public static bool IsWorthWarning(TimeSpan age, int attempts) => age >= TimeSpan.FromHours(1) && attempts % AttemptsPerWarning == 0;
}
