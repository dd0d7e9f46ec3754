using System.Diagnostics;
using System.Globalization;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>
/// Requests on a fixed schedule, whether or not earlier ones have a response, as independent callers send them. A client that waits for
/// its response before it sends the next request would hide most of the waiting (coordinated omission).
/// </summary>
internal sealed class OpenLoop(Func<int, HttpRequestMessage> request, CancellationToken cancellationToken) : IDisposable
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(4);

    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = ResponseTimeout };
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long firstLive = long.MaxValue;

    /// <summary>From the start to the first live response; null if there is none yet.</summary>
    public TimeSpan? FirstLive => Interlocked.Read(ref firstLive) is var ticks and < long.MaxValue ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>A loop of lists; the function maps the number of an arrival to that of its instance.</summary>
    public static OpenLoop OfLists(Uri server, Func<int, int> instance, CancellationToken cancellationToken) =>
        new(arrival => ListRequest.To(new Uri(server, ListRequest.Path(instance(arrival))), instance(arrival)), cancellationToken);

    /// <summary>
    /// A light load, so that compilation in a new process is not measured; on the last instances, which a part that lists few instances
    /// does not touch.
    /// </summary>
    public static async Task WarmUpAsync(Bench bench, Server service)
    {
        using var loop = OfLists(service.Url, arrival => bench.Database.Instances - 1 - (arrival % 5), bench.Cancellation);
        await Task.WhenAll(await loop.SendAsync(perSecond: 50, WarmUpTime));
    }

    /// <summary>Sends for the given time.</summary>
    /// <param name="perSecond">Requests a second.</param>
    /// <param name="time">How long.</param>
    /// <param name="isDone">Ends it earlier.</param>
    /// <returns>What was sent, with a response or without.</returns>
    public async Task<IReadOnlyList<Task<Arrival>>> SendAsync(double perSecond, TimeSpan time, Func<bool>? isDone = null)
    {
        var sent = new List<Task<Arrival>>();
        for (var due = TimeSpan.Zero; due < time && isDone?.Invoke() != true; due = TimeSpan.FromSeconds(sent.Count / perSecond))
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
        catch (Exception exception)
            when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Arrival(due, watch.Elapsed - due, 0, IsLive: false);
        }
    }
}

/// <summary>One request of an open loop.</summary>
/// <param name="At">When it was due, from the start of the run.</param>
/// <param name="Latency">From then to its complete response, so that a late start is included.</param>
/// <param name="Status">0 if there was no response.</param>
/// <param name="IsLive">Whether the response came from the bridge.</param>
internal sealed record Arrival(TimeSpan At, TimeSpan Latency, int Status, bool IsLive)
{
    public bool IsFailed => Status != StatusCodes.Status200OK;

    /// <summary>The latency, in milliseconds, that the given share of them did not exceed; 0 if there are none.</summary>
    public static double Percentile(IEnumerable<Arrival> arrivals, double share)
    {
        var latencies = arrivals.Select(arrival => arrival.Latency.TotalMilliseconds).Order().ToArray();
        return latencies.Length == 0 ? 0 : latencies[Math.Max((int)Math.Ceiling(latencies.Length * share) - 1, 0)];
    }
}

/// <summary>A list of one loaded instance, as the script of wrk sends it.</summary>
internal static class ListRequest
{
    public static string Path(int instance) => string.Create(CultureInfo.InvariantCulture, $"/api/chatwoot/list/instance-{instance:D8}");

    public static HttpRequestMessage To(Uri url, int instance)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("token", string.Create(CultureInfo.InvariantCulture, $"instance-token-{instance:D8}"));
        return request;
    }
}
