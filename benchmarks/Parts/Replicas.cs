using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>Two services on one PostgreSQL against one, with the same clients on the same cores.</summary>
internal static class Replicas
{
    public static async Task RunAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.UnavailableAsync();
        await using var one = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        await using var left = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        await using var right = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        var comparison = await Comparison.RunAsync(
            bench,
            new Contender("one", bench.Wrk, one) { Divided = true },
            new Contender("two", bench.Wrk, left, right) { Divided = true });
        comparison.Print(bench.Output, "replicas: two services on one PostgreSQL, local data");
        bench.Goals.AtMost("two replicas: failed requests", comparison.Failures, "", must: 0, ambition: 0);
        bench.Goals.AtLeast("two replicas: requests/s", comparison.Ratio(Figure.PerSecond).Median, "×", must: 0.8, ambition: 0.87);
    }
}
