using Microsoft.Extensions.Logging;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>A read that is under way.</summary>
/// <param name="StartedAt">On the circuit's clock.</param>
/// <param name="IsBackground">The status watch started it, and no caller of a list.</param>
internal readonly record struct ReadSlot(TimeSpan StartedAt, bool IsBackground);

/// <summary>
/// Circuit breaker, hang detection and bulkhead of reads (contract, section 5, step 8). The circuit opens when, of the last 20 reads of
/// the last minute, at least three and at least half failed. It counts as hung when reads have been under way for some time and none
/// completes. Open or hung, one trial in the background at a time decides; a trial without a response is not waited for. Commands start
/// with a verb, properties change nothing. Thread-safe.
/// </summary>
internal sealed partial class ReadCircuit(BridgeOptions options, TimeProvider clock, ILogger<ReadCircuit> logger)
{
    // From so many waiting callers on, a short silence means a hang; below, a slow bridge has half of the budget to respond.
    private const int ManyCallers = 20;

    // The bulkhead is larger while the bridge responds.
    private const int BulkheadFactor = 4;

    private static readonly TimeSpan SilenceWithManyCallers = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Recently = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TrialInterval = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly OutageWindow window = new();
    private readonly LinkedList<ReadSlot> underWay = [];
    private readonly long startedAt = clock.GetTimestamp();

    private State state = State.Closed;
    private TimeSpan nextTrialAt;
    private TimeSpan? respondedAt;
    private int waiting;
    private int inBackground;

    private enum State
    {
        Closed,
        Open,
        Hung,
    }

    /// <summary>Whether reads pause because they failed.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate)
            {
                return state == State.Open;
            }
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(startedAt);

    /// <summary>
    /// Whether a read in the background may start: the circuit is closed and callers' reads leave room in the bulkhead. Such reads are
    /// not counted against callers, so they never take a caller's slot.
    /// </summary>
    public bool AdmitsBackground
    {
        get
        {
            lock (gate)
            {
                return state == State.Closed && underWay.Count < options.MaxReads;
            }
        }
    }

    /// <summary>Starts a read with its first caller.</summary>
    /// <param name="isBackground">No caller waits for it: the status watch reads.</param>
    /// <returns>Its slot in the bulkhead, for <see cref="End"/>; null when it may not start.</returns>
    public LinkedListNode<ReadSlot>? TryStart(bool isBackground = false)
    {
        lock (gate)
        {
            var isFull = isBackground ? underWay.Count >= options.MaxReads : underWay.Count - inBackground >= Slots();
            if (!DetectHang() || isFull)
            {
                return null;
            }

            waiting++;
            inBackground += isBackground ? 1 : 0;
            return underWay.AddLast(new ReadSlot(Now, isBackground));
        }
    }

    /// <summary>Adds a caller to a read that is under way.</summary>
    /// <returns>False when it may not wait for the bridge.</returns>
    public bool TryJoin()
    {
        lock (gate)
        {
            if (!DetectHang())
            {
                return false;
            }

            waiting++;
            return true;
        }
    }

    /// <summary>A caller has its reply, or disconnected.</summary>
    public void Leave()
    {
        lock (gate)
        {
            waiting--;
        }
    }

    /// <summary>Frees the slot of a read; idempotent.</summary>
    public void End(LinkedListNode<ReadSlot> slot)
    {
        lock (gate)
        {
            if (slot.List is not null)
            {
                underWay.Remove(slot);
                inBackground -= slot.Value.IsBackground ? 1 : 0;
            }
        }
    }

    /// <summary>Starts a trial where one is due; true for exactly one caller.</summary>
    public bool TryStartTrial()
    {
        lock (gate)
        {
            if (state == State.Closed || Now < nextTrialAt)
            {
                return false;
            }

            nextTrialAt = Now + TrialInterval;
            return true;
        }
    }

    /// <summary>Counts a read that completed. While the circuit is open it changes nothing.</summary>
    public void Record(BridgeReading reading)
    {
        lock (gate)
        {
            Observe(reading);
        }
    }

    /// <summary>Ends a trial. Where something else has closed the circuit meanwhile, it counts as any other read.</summary>
    public void RecordTrial(BridgeReading trial)
    {
        lock (gate)
        {
            var wasOpen = state == State.Open;
            Observe(trial);
            if (wasOpen && !trial.IsOutage)
            {
                state = State.Closed;
                window.Clear();
                LogClosed();
            }
            else if (wasOpen && !trial.IsTimeout)
            {
                Open();
            }
        }
    }

    private void Observe(BridgeReading reading)
    {
        if (!reading.IsOutage)
        {
            respondedAt = Now;
        }

        // The timeouts of a hang are no news: trials go on at their short interval, so that lists are live soon after it ends.
        if (state == State.Open || (state == State.Hung && reading.IsTimeout))
        {
            return;
        }

        if (state == State.Hung)
        {
            // It responds or fails, but it does not hang.
            state = State.Closed;
            window.Clear();
        }

        if (window.Add(Now, reading.IsOutage))
        {
            Open();
        }
    }

    private void Open()
    {
        state = State.Open;
        nextTrialAt = Now + options.BreakDuration;
        LogOpened(options.BreakDuration.TotalSeconds);
    }

    /// <summary>Goes from closed to hung where the bridge is silent.</summary>
    /// <returns>Whether the circuit is closed.</returns>
    private bool DetectHang()
    {
        if (state == State.Closed && IsSilent())
        {
            state = State.Hung;
            nextTrialAt = Now + TrialInterval;
        }

        return state == State.Closed;
    }

    private bool IsSilent() =>
        underWay.First is { } oldest
        && Now - (oldest.Value.StartedAt > respondedAt.GetValueOrDefault() ? oldest.Value.StartedAt : respondedAt.GetValueOrDefault())
            > (waiting >= ManyCallers ? SilenceWithManyCallers : options.Budgets[BridgeOperation.Read] / 2);

    private int Slots() => Now - respondedAt <= Recently ? options.MaxReads * BulkheadFactor : options.MaxReads;

    [LoggerMessage(2001, LogLevel.Warning, "Reads of the bridge fail: the circuit opens for {Seconds} s and lists come from local data, then one trial read follows")]
    private partial void LogOpened(double seconds);

    [LoggerMessage(2002, LogLevel.Information, "A trial read of the bridge succeeded: the circuit closes and lists are live")]
    private partial void LogClosed();
}
