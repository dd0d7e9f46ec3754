namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>One request that arrived on the clock.</summary>
/// <param name="At">When it was due, from the start of the run.</param>
/// <param name="Waited">From then to its whole response, so that a late start counts as waiting.</param>
/// <param name="Status">0 where there was no response.</param>
/// <param name="IsLive">Whether the response came from the bridge.</param>
internal sealed record Arrival(TimeSpan At, TimeSpan Waited, int Status, bool IsLive)
{
    /// <summary>Milliseconds that the given share of them waited at most; 0 where there are none.</summary>
    public static double Percentile(IEnumerable<Arrival> arrivals, double share)
    {
        var waits = arrivals.Select(arrival => arrival.Waited.TotalMilliseconds).Order().ToArray();
        return waits.Length == 0 ? 0 : waits[Math.Max((int)Math.Ceiling(waits.Length * share) - 1, 0)];
    }
}
