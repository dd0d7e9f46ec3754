using System.Diagnostics;

namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>
/// Requests that arrive on the clock, whether or not earlier ones have a response, as independent callers
/// do. A client that waits for its response would hide most of the waiting.
/// </summary>
internal sealed class OpenLoop(Func<int, HttpRequestMessage> request, CancellationToken cancellationToken) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long firstLive = long.MaxValue;

    /// <summary>From the start to the first response that is live; null where there is none yet.</summary>
    public TimeSpan? FirstLive => Interlocked.Read(ref firstLive) is var ticks and < long.MaxValue ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>A loop of lists; arrival n asks for the instance that the function names.</summary>
    public static OpenLoop OfLists(Uri server, Func<int, int> instance, CancellationToken cancellationToken) =>
        new(arrival => ListRequest.To(new Uri(server, ListRequest.Path(instance(arrival))), instance(arrival)), cancellationToken);

    /// <summary>Sends for the given time.</summary>
    /// <param name="perSecond">How many arrive.</param>
    /// <param name="time">How long.</param>
    /// <param name="enough">Ends it before.</param>
    /// <returns>What was sent, with a response or without.</returns>
    public async Task<IReadOnlyList<Task<Arrival>>> SendAsync(double perSecond, TimeSpan time, Func<bool>? enough = null)
    {
        var sent = new List<Task<Arrival>>();
        for (var due = TimeSpan.Zero; due < time && enough?.Invoke() != true; due = TimeSpan.FromSeconds(sent.Count / perSecond))
        {
            var early = due - watch.Elapsed;
            if (early > TimeSpan.Zero) await Task.Delay(early, TimeProvider.System, cancellationToken);

            sent.Add(SendAsync(sent.Count, due));
        }

        return sent;
    }

    public void Dispose() => client.Dispose();

    private async Task<Arrival> SendAsync(int arrival, TimeSpan due)
    {
        try
        {
            using var message = request(arrival);
            using var response = await client.SendAsync(message, cancellationToken);
            var isLive = response.Headers.TryGetValues("X-Integration-Source", out var source) && source.Single() == "live";
            if (isLive) Interlocked.CompareExchange(ref firstLive, watch.Elapsed.Ticks, long.MaxValue);

            return new Arrival(due, watch.Elapsed - due, (int)response.StatusCode, isLive);
        }
        catch (Exception failure)
            when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Arrival(due, watch.Elapsed - due, 0, IsLive: false);
        }
    }
}
