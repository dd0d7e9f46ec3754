using Microsoft.Extensions.Logging;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// Stops reads while the bridge fails (contract, section 5, step 8): three failures within a minute, with at least half of the reads
/// failing, open it for a while; then one trial decides. A trial that meets silence is not waited for: the next one starts soon, so that
/// a bridge that hung is found again soon after it answers. The state is read, never thrown. Thread-safe.
/// </summary>
internal sealed partial class ReadBreaker(BridgeOptions options, TimeProvider clock, ILogger<ReadBreaker> logger)
{
    private const int FailuresToOpen = 3;
    private const int WindowSeconds = 60;

    private readonly Lock gate = new();
    private readonly Second[] window = new Second[WindowSeconds];
    private readonly long startedAt = clock.GetTimestamp();

    private bool isOpen;
    private TimeSpan nextTrialAt;

    private TimeSpan Now => clock.GetElapsedTime(startedAt);

    /// <summary>Whether reads go to the bridge; to look at, not to act on.</summary>
    public bool IsReading
    {
        get
        {
            lock (gate)
            {
                return !isOpen;
            }
        }
    }

    /// <summary>Asks whether a read may start.</summary>
    /// <param name="isTrialDue">The pause is over, and this caller, and no other, is to start the trial.</param>
    public bool IsOpen(out bool isTrialDue)
    {
        lock (gate)
        {
            isTrialDue = isOpen && Now >= nextTrialAt;
            if (isTrialDue)
            {
                nextTrialAt = Now + ReadPatience.TrialInterval;
            }

            return isOpen;
        }
    }

    /// <summary>Counts a read; those that end while the breaker is open change nothing.</summary>
    public void Record(bool isOutage)
    {
        lock (gate)
        {
            if (!isOpen)
            {
                Count(isOutage);
            }
        }
    }

    /// <summary>Ends a trial; one that another reason was found for counts as any read.</summary>
    public void RecordTrial(BridgeReading trial)
    {
        lock (gate)
        {
            if (!isOpen)
            {
                Count(trial.IsOutage);
            }
            else if (!trial.IsOutage)
            {
                isOpen = false;
                Array.Clear(window);
                LogClosed();
            }
            else if (!trial.IsSilence)
            {
                // After silence the next trial is due already, or soon.
                Open();
            }
        }
    }

    private void Count(bool isOutage)
    {
        var second = (int)Now.TotalSeconds;
        ref var counts = ref window[second % WindowSeconds];
        counts = counts.At(second).Plus(isOutage);
        if (isOutage && IsTooMuch(second))
        {
            Open();
        }
    }

    private bool IsTooMuch(int now)
    {
        var (reads, failures) = (0, 0);
        foreach (var second in window)
        {
            if (second.Reads > 0 && second.Number > now - WindowSeconds)
            {
                reads += second.Reads;
                failures += second.Failures;
            }
        }

        return failures >= FailuresToOpen && failures * 2 >= reads;
    }

    private void Open()
    {
        isOpen = true;
        nextTrialAt = Now + options.BreakDuration;
        LogOpened(options.BreakDuration.TotalSeconds);
    }

    [LoggerMessage(2001, LogLevel.Warning, "The bridge fails: status comes from local data for {Seconds} s, then one read tries again")]
    private partial void LogOpened(double seconds);

    [LoggerMessage(2002, LogLevel.Information, "The bridge answers again: status is live")]
    private partial void LogClosed();

    /// <summary>The reads that ended within one second.</summary>
    private readonly record struct Second(int Number, int Reads, int Failures)
    {
        public Second At(int number) => Number == number ? this : new Second(number, 0, 0);

        public Second Plus(bool isOutage) => this with { Reads = Reads + 1, Failures = Failures + (isOutage ? 1 : 0) };
    }
}
