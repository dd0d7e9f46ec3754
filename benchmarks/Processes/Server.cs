namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>A running service or floor.</summary>
/// <param name="Process">Where it runs.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Log">The file that takes its log.</param>
/// <param name="Start">From the start of the process to its first list with 200.</param>
internal sealed record Server(ChildProcess Process, Uri Url, string Log, TimeSpan Start) : IAsyncDisposable
{
    private static readonly string[] Levels = ["\"Warning\"", "\"Error\"", "\"Critical\""];

    /// <summary>How many lines it has logged that are warnings or worse.</summary>
    public long Complaints() => File.ReadLines(Log).LongCount(line => Levels.Any(level => line.Contains(level, StringComparison.Ordinal)));

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
