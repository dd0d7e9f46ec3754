using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The bridge accepts and never responds while lists go on arriving; then it heals.</summary>
internal static class Hang
{
    private const double PerSecond = 50;
    private const double PerSecondAfterwards = 20;
    private const int Few = 5;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Bench bench)
    {
        var distinct = await MeasureAsync(bench, arrival => arrival % bench.Database.Instances);
        var few = await MeasureAsync(bench, arrival => arrival % Few);

        const string title = "hang: 50 lists a second for 30 s, open loop, then the bridge heals";
        var table = new Table(bench.Output, title, "", "distinct instances", "5 instances");
        table.Row("lists", Table.Count(distinct.Lists), Table.Count(few.Lists));
        table.Row("waited more than 1 s", Table.Count(distinct.Waited), Table.Count(few.Waited));
        table.Row("the last of them arrived at second", Table.Number(distinct.LastWaited), Table.Number(few.LastWaited));
        table.Row("other than 200", Table.Count(distinct.Failures), Table.Count(few.Failures));
        table.Row("longest wait, s", Table.Number(distinct.Longest), Table.Number(few.Longest));
        table.Row("p99 of those after second 12, ms", Table.Number(distinct.P99), Table.Number(few.P99));
        table.Row("RSS growth, MiB", Table.Number(distinct.Growth), Table.Number(few.Growth));
        table.Row("healed to first live response, s", Healed(distinct), Healed(few));

        bench.Goals.AtMost("hung bridge, distinct: waiting > 1 s", distinct.Waited, "", must: 100, ambition: 40);
        bench.Goals.AtMost("hung bridge, 5 instances: waiting > 1 s", few.Waited, "", must: 200, ambition: 75);
        bench.Goals.AtMost("hung bridge: other than 200", distinct.Failures + few.Failures, "", must: 0, ambition: 0);
        bench.Goals.AtMost("hung bridge: longest wait", Math.Max(distinct.Longest, few.Longest), "s", must: 10.5, ambition: 10.5);
        bench.Goals.AtMost("hung bridge: RSS growth", Math.Max(distinct.Growth, few.Growth), "MiB", must: 30, ambition: 30);
        bench.Goals.AtMost("hung bridge: p99 after second 12", Math.Max(distinct.P99, few.P99), "ms", must: 50, ambition: 10);
        bench.Goals.AtMost("bridge healed: live again", Math.Max(distinct.Healed, few.Healed), "s", must: 10, ambition: 5);
    }

    private static async Task<Hung> MeasureAsync(Bench bench, Func<int, int> instance)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);

        // At full load, so that what the compiler still needs is not taken for what the hang costs; and with many good reads in the
        // breaker's minute, as there are in a bridge's life before it hangs.
        await bench.Wrk.RunAsync([service.Url], WarmUpTime, bench.Cancellation);
        var before = ProcessFigures.Resident(service.Process.Id);

        await bridge.HangAsync();
        using var loop = OpenLoop.OfLists(service.Url, instance, bench.Cancellation);
        var sent = await loop.SendAsync(PerSecond, Time);
        var growth = ProcessFigures.Resident(service.Process.Id) - before;

        await bridge.LiveAsync();
        using var afterwards = OpenLoop.OfLists(service.Url, instance, bench.Cancellation);
        await Task.WhenAll(await afterwards.SendAsync(PerSecondAfterwards, Time, () => afterwards.FirstLive is not null));

        var arrivals = await Task.WhenAll(sent);
        return new Hung(
            arrivals.Length,
            arrivals.Count(arrival => arrival.Waited > Long),
            arrivals.Where(arrival => arrival.Waited > Long).Select(arrival => arrival.At.TotalSeconds).DefaultIfEmpty().Max(),
            arrivals.Count(arrival => arrival.Status != StatusCodes.Status200OK),
            arrivals.Max(arrival => arrival.Waited).TotalSeconds,
            Arrival.Percentile(arrivals.Where(arrival => arrival.At > Settled), 0.99),
            growth / 1024.0 / 1024.0,
            afterwards.FirstLive?.TotalSeconds ?? double.PositiveInfinity);
    }

    private static string Healed(Hung run) => double.IsFinite(run.Healed) ? Table.Number(run.Healed) : $"not within {Time.TotalSeconds} s";

    private sealed record Hung(
        int Lists, int Waited, double LastWaited, int Failures, double Longest, double P99, double Growth, double Healed);
}
