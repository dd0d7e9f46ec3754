namespace RyzeChatwoot.WebApi.Errors;

/// <summary>Lets the first of many equal log lines pass at once, then one in each interval with the number of occurrences. Thread-safe.</summary>
internal sealed class LogThrottle(TimeSpan interval, TimeProvider clock)
{
    private readonly Lock gate = new();
    private long? lastLine;
    private int unreported;

    /// <summary>Counts an occurrence.</summary>
    /// <param name="occurrences">How many there were since the last line, this one included.</param>
    /// <returns>Whether a line is due.</returns>
    public bool IsDue(out int occurrences)
    {
        lock (gate)
        {
            occurrences = ++unreported;
            if (lastLine is { } last && clock.GetElapsedTime(last) < interval)
            {
                return false;
            }

            (unreported, lastLine) = (0, clock.GetTimestamp());
            return true;
        }
    }

    /// <summary>Forgets what was counted since the last line; the next one is due no earlier for it.</summary>
    public void Clear()
    {
        lock (gate)
        {
            unreported = 0;
        }
    }
}
