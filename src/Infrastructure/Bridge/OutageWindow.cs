namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// The count-based sliding window of the circuit breaker: the last 20 reads, none older than a minute (contract, section 5, step 8). Guarded
/// by the circuit's lock.
/// </summary>
internal sealed class OutageWindow
{
    private const int Size = 20;
    private const int FailuresToOpen = 3;

    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private readonly Queue<(TimeSpan At, bool IsOutage)> reads = new(Size + 1);

    /// <summary>Adds a read that completed.</summary>
    /// <param name="now">On the circuit's clock.</param>
    /// <param name="isOutage">Whether it failed.</param>
    /// <returns>Whether the circuit opens: the read failed, and so did at least three and at least half of the window.</returns>
    public bool Add(TimeSpan now, bool isOutage)
    {
        reads.Enqueue((now, isOutage));
        while (reads.Count > Size || reads.Peek().At <= now - Age)
        {
            reads.Dequeue();
        }

        var failures = reads.Count(read => read.IsOutage);
        return isOutage && failures >= FailuresToOpen && failures * 2 >= reads.Count;
    }

    /// <summary>Forgets all reads.</summary>
    public void Clear() => reads.Clear();
}
