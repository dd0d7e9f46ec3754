using System.Globalization;
using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>
/// A hung bridge that heals after different times, because how soon lists are live again depends on what the service was
/// just trying. Each has a service and a bridge of its own, all at the same time.
/// </summary>
internal static class Heal
{
    private const double PerSecond = 20;

    private static readonly int[] HungFor = [5, 10, 14, 18, 22, 26];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static async Task RunAsync(Bench bench)
    {
        var runs = new List<Task<double>>();
        foreach (var seconds in HungFor)
        {
            var bridge = await bench.Launcher.BridgeAsync();
            var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
            runs.Add(MeasureAsync(bench, bridge, service, TimeSpan.FromSeconds(seconds)));
        }

        var healed = await Task.WhenAll(runs);
        const string title = "heal: 20 lists a second, the bridge hangs for a while and heals";
        var table = new Table(bench.Output, title, "hung for, s", "live again after, s");
        foreach (var (seconds, after) in HungFor.Zip(healed))
        {
            table.Row(seconds.ToString(CultureInfo.InvariantCulture), double.IsFinite(after) ? Table.Number(after) : "not at all");
        }

        bench.Goals.AtMost("bridge healed after any time: live again", healed.Max(), "s", must: 10, ambition: 5);
    }

    private static async Task<double> MeasureAsync(Bench bench, Bridge bridge, Server service, TimeSpan hung)
    {
        await using var ownBridge = bridge;
        await using var ownService = service;
        await WarmUp.RunAsync(bench, service);

        await bridge.HangAsync();
        using var loop = OpenLoop.OfLists(service.Url, arrival => arrival % bench.Database.Instances, bench.Cancellation);
        var sent = await loop.SendAsync(PerSecond, hung);

        await bridge.LiveAsync();
        using var afterwards = OpenLoop.OfLists(service.Url, arrival => arrival % bench.Database.Instances, bench.Cancellation);
        var sentAfterwards = await afterwards.SendAsync(PerSecond, Patience, () => afterwards.FirstLive is not null);
        await Task.WhenAll([.. sent, .. sentAfterwards]);
        return afterwards.FirstLive?.TotalSeconds ?? double.PositiveInfinity;
    }
}
