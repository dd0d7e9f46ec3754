namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// Tells a hung bridge from a slow one: by how long reads have been under way without the bridge answering any of them. Not thread-safe:
/// its owner holds a lock.
/// </summary>
internal sealed class ReadPatience(BridgeOptions options, TimeProvider clock)
{
    // While only a few wait, a slow bridge gets its chance to answer; a crowd that hears nothing for a second grows no further.
    private const int Crowd = 20;

    // A bridge that has just answered takes more at once than one of which nothing was heard.
    private const int RoomWhileAnswering = 4;

    private static readonly TimeSpan CrowdPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan JustNow = TimeSpan.FromMilliseconds(250);

    private readonly LinkedList<long> underWay = [];
    private long answeredAt = clock.GetTimestamp();
    private bool hasAnswered;
    private int waiting;

    /// <summary>Whether one more read may start.</summary>
    public bool HasRoom() => underWay.Count < (hasAnswered && clock.GetElapsedTime(answeredAt) <= JustNow
        ? options.MaxReads * RoomWhileAnswering
        : options.MaxReads);

    /// <summary>Whether one more caller may wait for the bridge.</summary>
    public bool Admits()
    {
        if (underWay.First is not { } oldest)
        {
            return true;
        }

        var silence = clock.GetElapsedTime(Math.Max(oldest.Value, answeredAt));
        return silence <= (waiting >= Crowd ? CrowdPatience : options.ReadBudget / 2);
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
    public void Answered() => (answeredAt, hasAnswered) = (clock.GetTimestamp(), true);

    /// <summary>A caller begins to wait.</summary>
    public void Join() => waiting++;

    /// <summary>A caller has its answer, or hung up.</summary>
    public void Leave() => waiting--;
}
