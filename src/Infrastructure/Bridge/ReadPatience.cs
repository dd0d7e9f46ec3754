namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// Tells a hung bridge from a slow one: by how long reads have been under way without the bridge answering any of them. Once somebody was
/// turned away, it stays hung until it is heard of again. Not thread-safe: its owner holds a lock.
/// </summary>
internal sealed class ReadPatience(BridgeOptions options, TimeProvider clock)
{
    /// <summary>How soon a bridge that gives no sign of life is tried again, although the last trial may still be under way.</summary>
    public static readonly TimeSpan TrialInterval = TimeSpan.FromSeconds(2);

    // While only a few wait, a slow bridge gets its chance to answer; a crowd that hears nothing for a second grows no further.
    private const int Crowd = 20;

    // A bridge that has just answered takes more at once than one of which nothing was heard.
    private const int RoomWhileAnswering = 4;

    private static readonly TimeSpan CrowdPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan JustNow = TimeSpan.FromMilliseconds(250);

    private readonly LinkedList<long> underWay = [];
    private long answeredAt = clock.GetTimestamp();
    private bool hasAnswered;
    private bool looksHung;
    private long lastTrialAt;
    private int waiting;

    /// <summary>Whether one more read may start.</summary>
    public bool HasRoom() => underWay.Count < (hasAnswered && clock.GetElapsedTime(answeredAt) <= JustNow
        ? options.MaxReads * RoomWhileAnswering
        : options.MaxReads);

    /// <summary>Whether one more caller may wait for the bridge.</summary>
    /// <param name="isTrialDue">It hangs, and this caller, and no other, is to see whether it still does, without waiting for that.</param>
    public bool Admits(out bool isTrialDue)
    {
        isTrialDue = looksHung && clock.GetElapsedTime(lastTrialAt) >= TrialInterval;
        if (isTrialDue || (!looksHung && IsSilent()))
        {
            looksHung = true;
            lastTrialAt = clock.GetTimestamp();
        }

        return !looksHung;
    }

    /// <summary>A read starts.</summary>
    /// <returns>Its place among the reads under way, the oldest first.</returns>
    public LinkedListNode<long> Begin() => underWay.AddLast(clock.GetTimestamp());

    /// <summary>A read ends, one way or another; ending it twice is the same as once.</summary>
    public void End(LinkedListNode<long> read)
    {
        if (read.List is not null)
        {
            underWay.Remove(read);
        }
    }

    /// <summary>The bridge answered a read: it is alive.</summary>
    public void Answered() => (answeredAt, hasAnswered, looksHung) = (clock.GetTimestamp(), true, false);

    /// <summary>A call failed, but not by silence: whatever ails the bridge, it does not hang.</summary>
    public void Failed() => looksHung = false;

    /// <summary>A caller begins to wait.</summary>
    public void Join() => waiting++;

    /// <summary>A caller has its answer, or hung up.</summary>
    public void Leave() => waiting--;

    private bool IsSilent() =>
        underWay.First is { } oldest
        && clock.GetElapsedTime(Math.Max(oldest.Value, answeredAt)) > (waiting >= Crowd ? CrowdPatience : options.ReadBudget / 2);
}
