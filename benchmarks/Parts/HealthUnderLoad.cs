using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>A load balancer's question while 200 callers share six connections to the database and the bridge needs 1 s.</summary>
internal static class HealthUnderLoad
{
    private const double PerSecond = 20;
    private const int Pool = 6;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var service = await bench.Launcher.ServiceAsync($"{bench.Database.Url}?Maximum%20Pool%20Size={Pool}", bridge);
        await bridge.SlowAsync(Pause);

        // Service and client alike, so that it is the queue that is measured and not the compiler.
        await RequestHealthAsync(bench, service, WarmUpTime);
        var (arrivals, load) = await RequestHealthAsync(bench, service, Time);

        var p99 = Arrival.Percentile(arrivals, 0.99);
        const string title = "health: 200 connections list, pool of 6, the bridge needs 1 s; 20 × /health a second";
        var table = new Table(bench.Output, title, "", "service");
        table.Row("/health, p50, ms", Table.Number(Arrival.Percentile(arrivals, 0.5)));
        table.Row("/health, p99, ms", Table.Number(p99));
        table.Row("/health other than 200", Table.Count(arrivals.Count(arrival => arrival.Status != StatusCodes.Status200OK)));
        table.Row("lists/s", Table.Number(load.PerSecond));
        table.Row("failed lists", Table.Count(load.Failures));
        bench.Goals.AtMost("200 connections, pool 6, slow bridge: p99 of /health", p99, "ms", must: 100, ambition: 30);
    }

    private static async Task<(Arrival[] Arrivals, WrkResult Load)> RequestHealthAsync(Bench bench, Server service, TimeSpan time)
    {
        var load = (bench.Wrk with { Connections = 200 }).RunAsync([service.Url], time, bench.Cancellation);
        using var loop = new OpenLoop(_ => new HttpRequestMessage(HttpMethod.Get, new Uri(service.Url, "health")), bench.Cancellation);
        var arrivals = await Task.WhenAll(await loop.SendAsync(PerSecond, time));
        return (arrivals, await load);
    }
}
