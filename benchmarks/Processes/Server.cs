namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>A running service or floor.</summary>
/// <param name="Process">Where it runs.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Start">From the start of the process to its first list with 200.</param>
internal sealed record Server(ChildProcess Process, Uri Url, TimeSpan Start) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
