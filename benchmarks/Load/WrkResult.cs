namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>What one run of wrk counted.</summary>
/// <param name="Requests">Responses.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Failures">Responses other than 2xx and 3xx, broken connections and timeouts.</param>
/// <param name="Watched">Responses whose header was read.</param>
/// <param name="Live">Those among them that came from the bridge.</param>
/// <param name="Busy">Those among them that were not, because too many reads were under way.</param>
internal sealed record WrkResult(long Requests, double Seconds, double P50, double P99, long Failures, long Watched, long Live, long Busy)
{
    public double PerSecond => Requests / Seconds;

    /// <summary>Several that ran at the same time; the tail is the worst one's.</summary>
    public static WrkResult Sum(IReadOnlyList<WrkResult> runs) => new(
        runs.Sum(run => run.Requests),
        runs.Max(run => run.Seconds),
        runs.Average(run => run.P50),
        runs.Max(run => run.P99),
        runs.Sum(run => run.Failures),
        runs.Sum(run => run.Watched),
        runs.Sum(run => run.Live),
        runs.Sum(run => run.Busy));
}
