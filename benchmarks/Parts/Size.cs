using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The usual database against one with a million instances, each read with a token of its own.</summary>
internal static class Size
{
    private const int Many = 1_000_000;

    public static async Task RunAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.UnavailableAsync();
        var large = await bench.Postgres.LoadAsync("bench_large", Many, bench.Launcher);
        await using var few = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        await using var many = await bench.Launcher.ServiceAsync(large.Url, bridge);
        var comparison = await Comparison.RunAsync(
            bench,
            new Contender(Name(bench.Database.Instances), bench.Wrk, few),
            new Contender(Name(large.Instances), bench.Wrk with { Instances = large.Instances }, many));
        comparison.Print(bench.Output, "size: instances in the database, local data");
        bench.Goals.AtLeast("1 M rows: requests/s", comparison.Ratio(Figure.PerSecond).Median, "×", must: 0.85, ambition: 0.92);
    }

    private static string Name(int instances) => Table.Count(instances);
}
