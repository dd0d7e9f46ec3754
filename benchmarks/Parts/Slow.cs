using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>A bridge that needs 3 s for every response but is healthy: live data has to arrive.</summary>
internal static class Slow
{
    private const double PerSecond = 5;
    private const int Instances = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(40);

    public static async Task RunAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        await WarmUp.RunAsync(bench, service);

        await bridge.SlowAsync(Pause);
        var instances = Math.Min(Instances, bench.Database.Instances);
        using var loop = OpenLoop.OfLists(service.Url, arrival => arrival % instances, bench.Cancellation);
        var arrivals = await Task.WhenAll(await loop.SendAsync(PerSecond, Time));

        var live = 100.0 * arrivals.Count(arrival => arrival.IsLive) / arrivals.Length;
        var table = new Table(bench.Output, "slow: the bridge needs 3 s; 5 lists a second over 50 instances for 40 s", "", "service");
        table.Row("lists", Table.Count(arrivals.Length));
        table.Row("live responses, %", Table.Number(live));
        table.Row("other than 200", Table.Count(arrivals.Count(arrival => arrival.Status != StatusCodes.Status200OK)));
        table.Row("p99, ms", Table.Number(Arrival.Percentile(arrivals, 0.99)));
        bench.Goals.AtLeast("slow bridge: live responses", live, "%", must: 95, ambition: 100);
    }
}
