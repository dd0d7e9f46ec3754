using System.Globalization;
using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>What callers notice while the bridge hangs, after it recovers, and while it is slow.</summary>
internal static class BridgeParts
{
    private const int FewInstances = 5;
    private const double RecoveryPerSecond = 20;

    private static readonly TimeSpan HangTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HangSettled = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RecoveryTimeout = TimeSpan.FromSeconds(40);

    /// <summary>The bridge accepts and never responds while lists keep arriving; then it recovers.</summary>
    public static async Task HangAsync(Bench bench)
    {
        var distinct = await MeasureHangAsync(bench, bench.Database.Instances);
        var few = await MeasureHangAsync(bench, FewInstances);

        const string title = "hang: 50 lists a second for 30 s, open loop, then the bridge recovers";
        var table = new Table(bench.Output, title, "", "distinct instances", "5 instances");
        Row("lists", run => run.Arrivals.Length);
        Row("waited more than 1 s", run => run.Waited.Count());
        Row("the last of them arrived at second", run => run.Waited.Select(arrival => arrival.At.TotalSeconds).DefaultIfEmpty().Max());
        Row("other than 200", run => run.Failures);
        Row("longest wait, s", run => run.Longest);
        Row("p99 of those after second 12, ms", run => run.P99);
        Row("RSS growth, MiB", run => run.Growth);
        Row("recovery to first live response, s", run => run.LiveAfter);

        bench.Goals.AtMost("hung bridge, distinct: waiting > 1 s", distinct.Waited.Count(), "", must: 100, ambition: 40);
        bench.Goals.AtMost("hung bridge, 5 instances: waiting > 1 s", few.Waited.Count(), "", must: 200, ambition: 75);
        bench.Goals.AtMost("hung bridge: other than 200", distinct.Failures + few.Failures, "", must: 0, ambition: 0);
        bench.Goals.AtMost("hung bridge: longest wait", Math.Max(distinct.Longest, few.Longest), "s", must: 10.5, ambition: 10.5);
        bench.Goals.AtMost("hung bridge: RSS growth", Math.Max(distinct.Growth, few.Growth), "MiB", must: 30, ambition: 30);
        bench.Goals.AtMost("hung bridge: p99 after second 12", Math.Max(distinct.P99, few.P99), "ms", must: 50, ambition: 10);
        bench.Goals.AtMost("bridge recovered: live again", Math.Max(distinct.LiveAfter, few.LiveAfter), "s", must: 10, ambition: 5);

        void Row(string name, Func<Hang, double> read) => table.Row(name, Table.Number(read(distinct)), Table.Number(read(few)));
    }

    /// <summary>
    /// A hung bridge that recovers after different times, because when lists are live again depends on the state of the service at that
    /// moment. Each has a service and a bridge of its own, all at the same time.
    /// </summary>
    public static async Task HealAsync(Bench bench)
    {
        int[] hungFor = [5, 10, 14, 18, 22, 26];
        var runs = new List<Task<double>>();
        foreach (var seconds in hungFor)
        {
            var bridge = await bench.Launcher.BridgeAsync();
            var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
            runs.Add(MeasureHealAsync(bench, bridge, service, TimeSpan.FromSeconds(seconds)));
        }

        var liveAfter = await Task.WhenAll(runs);
        const string title = "heal: 20 lists a second, the bridge hangs for a while and recovers";
        var table = new Table(bench.Output, title, "hung for, s", "live again after, s");
        foreach (var (seconds, after) in hungFor.Zip(liveAfter))
        {
            table.Row(seconds.ToString(CultureInfo.InvariantCulture), Table.Number(after));
        }

        bench.Goals.AtMost("bridge recovered after any time: live again", liveAfter.Max(), "s", must: 10, ambition: 5);
    }

    /// <summary>A healthy bridge that needs 3 s for every response: lists still have to be live.</summary>
    public static async Task SlowAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        await OpenLoop.WarmUpAsync(bench, service);

        await bridge.SlowAsync(TimeSpan.FromSeconds(3));
        var instances = Math.Min(50, bench.Database.Instances);
        using var loop = OpenLoop.OfLists(service.Url, arrival => arrival % instances, bench.Cancellation);
        var arrivals = await Task.WhenAll(await loop.SendAsync(perSecond: 5, TimeSpan.FromSeconds(40)));

        var live = 100.0 * arrivals.Count(arrival => arrival.IsLive) / arrivals.Length;
        var table = new Table(bench.Output, "slow: the bridge needs 3 s; 5 lists a second over 50 instances for 40 s", "", "service");
        table.Row("lists", Table.Count(arrivals.Length));
        table.Row("live responses, %", Table.Number(live));
        table.Row("other than 200", Table.Count(arrivals.Count(arrival => arrival.IsFailed)));
        table.Row("p99, ms", Table.Number(Arrival.Percentile(arrivals, 0.99)));
        bench.Goals.AtLeast("slow bridge: live responses", live, "%", must: 95, ambition: 100);
    }

    /// <summary>The probe of a load balancer while 200 callers share six connections to the database and the bridge needs 1 s.</summary>
    public static async Task HealthAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var service = await bench.Launcher.ServiceAsync($"{bench.Database.Url}?Maximum%20Pool%20Size=6", bridge);
        await bridge.SlowAsync(TimeSpan.FromSeconds(1));

        // Warms up service and client, so that the queue is measured and not the compiler.
        await ProbeAsync(bench, service, TimeSpan.FromSeconds(5));
        var (arrivals, load) = await ProbeAsync(bench, service, TimeSpan.FromSeconds(30));

        var p99 = Arrival.Percentile(arrivals, 0.99);
        const string title = "health: 200 connections list, pool of 6, the bridge needs 1 s; 20 × /health a second";
        var table = new Table(bench.Output, title, "", "service");
        table.Row("/health, p50, ms", Table.Number(Arrival.Percentile(arrivals, 0.5)));
        table.Row("/health, p99, ms", Table.Number(p99));
        table.Row("/health other than 200", Table.Count(arrivals.Count(arrival => arrival.IsFailed)));
        table.Row("lists/s", Table.Number(load.PerSecond));
        table.Row("failed lists", Table.Count(load.Failures));
        bench.Goals.AtMost("200 connections, pool 6, slow bridge: p99 of /health", p99, "ms", must: 100, ambition: 30);
    }

    private static async Task<Hang> MeasureHangAsync(Bench bench, int instances)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);

        // At full load, so that neither compilation nor the growth of the heap is attributed to the hang, and so that the circuit has
        // seen many good reads before the bridge hangs.
        await bench.Wrk.RunAsync([service.Url], TimeSpan.FromSeconds(8), bench.Cancellation);
        var before = ProcessFigures.Resident(service.Process.Id);

        await bridge.SetAsync(BridgeMode.Hang);
        using var loop = OpenLoop.OfLists(service.Url, arrival => arrival % instances, bench.Cancellation);
        var sent = await loop.SendAsync(perSecond: 50, HangTime);
        var growth = ProcessFigures.Resident(service.Process.Id) - before;

        var liveAfter = await RecoverAsync(bench, bridge, service, instances);
        return new Hang(await Task.WhenAll(sent), growth, liveAfter);
    }

    private static async Task<double> MeasureHealAsync(Bench bench, Bridge bridge, Server service, TimeSpan hungFor)
    {
        await using var ownBridge = bridge;
        await using var ownService = service;
        await OpenLoop.WarmUpAsync(bench, service);

        await bridge.SetAsync(BridgeMode.Hang);
        using var loop = OpenLoop.OfLists(service.Url, arrival => arrival % bench.Database.Instances, bench.Cancellation);
        var sent = await loop.SendAsync(RecoveryPerSecond, hungFor);
        var liveAfter = await RecoverAsync(bench, bridge, service, bench.Database.Instances);
        await Task.WhenAll(sent);
        return liveAfter;
    }

    /// <returns>Seconds until the first live response; infinite if there was none in time.</returns>
    private static async Task<double> RecoverAsync(Bench bench, Bridge bridge, Server service, int instances)
    {
        await bridge.SetAsync(BridgeMode.Live);
        using var loop = OpenLoop.OfLists(service.Url, arrival => arrival % instances, bench.Cancellation);
        await Task.WhenAll(await loop.SendAsync(RecoveryPerSecond, RecoveryTimeout, () => loop.FirstLive is not null));
        return loop.FirstLive?.TotalSeconds ?? double.PositiveInfinity;
    }

    private static async Task<(Arrival[] Arrivals, WrkResult Load)> ProbeAsync(Bench bench, Server service, TimeSpan time)
    {
        var load = (bench.Wrk with { Connections = 200 }).RunAsync([service.Url], time, bench.Cancellation);
        using var loop = new OpenLoop(_ => new HttpRequestMessage(HttpMethod.Get, new Uri(service.Url, "health")), bench.Cancellation);
        var arrivals = await Task.WhenAll(await loop.SendAsync(perSecond: 20, time));
        return (arrivals, await load);
    }

    private sealed record Hang(Arrival[] Arrivals, double Growth, double LiveAfter)
    {
        public IEnumerable<Arrival> Waited => Arrivals.Where(arrival => arrival.Latency > LongWait);

        public int Failures => Arrivals.Count(arrival => arrival.IsFailed);

        public double Longest => Arrivals.Max(arrival => arrival.Latency).TotalSeconds;

        public double P99 => Arrival.Percentile(Arrivals.Where(arrival => arrival.At > HangSettled), 0.99);
    }
}
