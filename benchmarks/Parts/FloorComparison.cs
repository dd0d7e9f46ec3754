using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>A list against the floor: from local data while the bridge responds 503, and live.</summary>
internal static class FloorComparison
{
    public static async Task LocalAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.UnavailableAsync();
        await using var floor = await bench.Launcher.FloorAsync(bench.Database, bridge: null);
        var (comparison, _) = await CompareAsync(bench, bridge, floor, "local: the bridge responds 503, lists come from local data");
        bench.Goals.AtMost("local data: server CPU", comparison.Ratio(Figure.ServerCpu).Median, "×", must: 2.2, ambition: 1.6);
        bench.Goals.AtLeast("local data: requests/s", comparison.Ratio(Figure.PerSecond).Median, "×", must: 0.55, ambition: 0.75);
        CheckGoals(bench, "local data", comparison);
    }

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

    private static void CheckGoals(Bench bench, string part, Comparison comparison)
    {
        bench.Goals.AtMost($"{part}: database CPU", comparison.Ratio(Figure.DatabaseCpu).Median, "×", must: 1.5, ambition: 1.2);
        bench.Goals.AtMost($"{part}: p99", comparison.Ratio(Figure.P99).Median, "×", must: 2, ambition: 1.3);
        bench.Goals.AtMost($"{part}: RSS after load", comparison.Ratio(Figure.Resident).Median, "×", must: 1.8, ambition: 1.5);
        bench.Goals.AtMost($"{part}: failed requests", comparison.Failures, "", must: 0, ambition: 0);
    }

    private static async Task<(Comparison Comparison, RequestProfile RequestProfile)> CompareAsync(Bench bench, Bridge bridge, Server floor, string title)
    {
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        Contender baseline = new("floor", bench.Wrk, floor);
        Contender contender = new("service", bench.Wrk, service);
        var comparison = await Comparison.RunAsync(bench, baseline, contender);
        var first = await RequestProfile.AtAsync(bench, bridge, baseline);
        var second = await RequestProfile.AtAsync(bench, bridge, contender);
        comparison.Print(
            bench.Output,
            title,
            ("statements a list", Table.Number(first.Statements), Table.Number(second.Statements)),
            ("bridge calls a list", Table.Number(first.BridgeCalls), Table.Number(second.BridgeCalls)),
            ("live responses, %", Table.Number(first.LiveShare), Table.Number(second.LiveShare)));
        return (comparison, second);
    }
}
