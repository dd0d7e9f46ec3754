using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>A list against the floor: from local data while the bridge answers 503, and live.</summary>
internal static class FloorComparison
{
    public static async Task LocalAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.UnavailableAsync();
        await using var floor = await bench.Launcher.FloorAsync(bench.Database, bridge: null);
        await CompareAsync(bench, bridge, floor, "local: the bridge answers 503, lists come from local data");
    }

    public static async Task LiveAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var floor = await bench.Launcher.FloorAsync(bench.Database, bridge);
        await CompareAsync(bench, bridge, floor, "bridge: it answers, lists are live");
    }

    private static async Task CompareAsync(Bench bench, Bridge bridge, Server floor, string title)
    {
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        Contender[] contenders = [new("floor", bench.Wrk, floor), new("service", bench.Wrk, service)];
        var samples = await new Duel(bench).RunAsync(contenders);
        var looks = new List<Look>();
        foreach (var contender in contenders) looks.Add(await Look.AtAsync(bench, bridge, contender));

        new Comparison("floor", samples[0], "service", samples[1]).Print(
            bench.Output,
            title,
            ("statements a list", looks[0].Statements, looks[1].Statements),
            ("bridge calls a list", looks[0].BridgeCalls, looks[1].BridgeCalls),
            ("answers that are live", looks[0].Live, looks[1].Live));
    }
}
