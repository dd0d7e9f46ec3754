using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>A list under full load, and its start, against the floor.</summary>
internal static class ListParts
{
    private const int Starts = 7;

    /// <summary>The bridge responds 503, so the circuit is open and lists come from local data.</summary>
    public static async Task LocalAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.SetAsync(BridgeMode.Unavailable);
        await using var floor = await bench.Launcher.FloorAsync(bench.Database, bridge: null);
        var (comparison, _) = await CompareAsync(bench, bridge, floor, "local: the bridge responds 503, lists come from local data");
        bench.Goals.AtMost("local data: server CPU", comparison.Ratio(Figure.ServerCpu).Median, "×", must: 2.2, ambition: 1.6);
        bench.Goals.AtLeast("local data: requests/s", comparison.Ratio(Figure.PerSecond).Median, "×", must: 0.55, ambition: 0.75);
        CheckGoals(bench, "local data", comparison);
    }

    /// <summary>The bridge responds at once, so lists are live; the floor calls the bridge as well.</summary>
    public static async Task LiveAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var floor = await bench.Launcher.FloorAsync(bench.Database, bridge);
        var (comparison, profile) = await CompareAsync(bench, bridge, floor, "bridge: it responds, lists are live");
        bench.Goals.AtMost("live: server CPU", comparison.Ratio(Figure.ServerCpu).Median, "×", must: 2.2, ambition: 1.5);
        bench.Goals.AtLeast("live: requests/s", comparison.Ratio(Figure.PerSecond).Median, "×", must: 0.5, ambition: 0.8);
        CheckGoals(bench, "live", comparison);
        bench.Goals.AtMost("live: statements a list", profile.Statements, "", must: 1.005, ambition: 1.005);
        bench.Goals.AtLeast("healthy bridge, full load: live responses", profile.LiveShare, "%", must: 99.9, ambition: 100);
    }

    /// <summary>All connections list the same instance, so they share bridge calls.</summary>
    public static async Task HotAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        var contender = new Contender("service", bench.Wrk with { Instances = 1 }, service);
        await contender.Load.RunAsync(contender.Urls, TimeSpan.FromSeconds(bench.Options.Seconds), bench.Cancellation);
        var profile = await ListProfile.MeasureAsync(bench, bridge, contender);

        var table = new Table(bench.Output, "hot: one instance, 32 connections, the bridge responds at once", "", "service");
        table.Row("requests/s, sources counted", Table.Number(profile.Load.PerSecond));
        table.Row("bridge calls a list", Table.Number(profile.BridgeCalls));
        table.Row("live responses, %", Table.Number(profile.LiveShare));
        table.Row("failed requests", Table.Count(profile.Load.Failures));
        bench.Goals.AtMost("one hot instance: bridge calls a list", profile.BridgeCalls, "", must: 0.25, ambition: 0.1);
    }

    /// <summary>From the start of the process to its first list with 200.</summary>
    public static async Task ColdAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        var (floor, service) = (new List<ColdStart>(), new List<ColdStart>());
        for (var start = 0; start < Starts; start++)
        {
            floor.Add(await StartAsync(bench.Launcher.FloorAsync(bench.Database, bridge)));
            service.Add(await StartAsync(bench.Launcher.ServiceAsync(bench.Database.Url, bridge)));
        }

        var table = new Table(bench.Output, $"cold: {Starts} starts each, in turn", "", "floor", "service", "service / floor");
        table.Compare("to the first list, ms", floor, service, start => start.Milliseconds);
        table.Compare("RSS then, MiB", floor, service, start => start.Resident);
        var ratio = Spread.OfRatios(floor, service, start => start.Milliseconds);
        bench.Goals.AtMost("cold start to the first 200", ratio.Median, "×", must: 2.2, ambition: 1.5);
    }

    private static void CheckGoals(Bench bench, string name, Comparison comparison)
    {
        bench.Goals.AtMost($"{name}: database CPU", comparison.Ratio(Figure.DatabaseCpu).Median, "×", must: 1.5, ambition: 1.2);
        bench.Goals.AtMost($"{name}: p99", comparison.Ratio(Figure.P99).Median, "×", must: 2, ambition: 1.3);
        bench.Goals.AtMost($"{name}: RSS after load", comparison.Ratio(Figure.Resident).Median, "×", must: 1.8, ambition: 1.5);
        bench.Goals.AtMost($"{name}: failed requests", comparison.Failures, "", must: 0, ambition: 0);
    }

    private static async Task<(Comparison Comparison, ListProfile Profile)> CompareAsync(
        Bench bench, Bridge bridge, Server floor, string title)
    {
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        Contender baseline = new("floor", bench.Wrk, floor);
        Contender contender = new("service", bench.Wrk, service);
        var comparison = await Comparison.RunAsync(bench, baseline, contender);
        var first = await ListProfile.MeasureAsync(bench, bridge, baseline);
        var second = await ListProfile.MeasureAsync(bench, bridge, contender);
        comparison.Print(
            bench.Output,
            title,
            ("statements a list", Table.Number(first.Statements), Table.Number(second.Statements)),
            ("bridge calls a list", Table.Number(first.BridgeCalls), Table.Number(second.BridgeCalls)),
            ("live responses, %", Table.Number(first.LiveShare), Table.Number(second.LiveShare)));
        return (comparison, second);
    }

    private static async Task<ColdStart> StartAsync(Task<Server> starting)
    {
        await using var server = await starting;
        return new ColdStart(server.Start.TotalMilliseconds, ProcessFigures.Resident(server.Process.Id));
    }

    private sealed record ColdStart(double Milliseconds, double Resident);

    /// <summary>What a list causes under full load; a run of its own, because counting costs time.</summary>
    private sealed record ListProfile(WrkResult Load, double Statements, double BridgeCalls)
    {
        private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

        public double LiveShare => Load.Sources == 0 ? 0 : 100.0 * Load.Live / Load.Sources;

        public static async Task<ListProfile> MeasureAsync(Bench bench, Bridge bridge, Contender contender)
        {
            WrkResult? load = null;
            var before = await bridge.CallsAsync();
            var statements = await Postgres.StatementsAsync(bench.Database, RunAsync);
            var calls = await bridge.CallsAsync() - before;
            return new ListProfile(load!, (double)statements / load!.Requests, (double)calls / load.Requests);

            async Task RunAsync() =>
                load = await (contender.Load with { CountSources = true }).RunAsync(contender.Urls, Time, bench.Cancellation);
        }
    }
}
