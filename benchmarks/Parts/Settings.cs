using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The service against itself with one setting changed.</summary>
internal static class Settings
{
    private static readonly Variant AsShipped = new("as shipped");
    private static readonly Variant Silent = new("logs off", ("Logging__LogLevel__Default", "None"));
    private static readonly Variant Shared = new("limit in PostgreSQL", ("RATE_LIMIT_SHARED", "true"));

    public static async Task LoggingAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        var live = await CompareAsync(bench, bridge, "logging, live", Silent, AsShipped);
        await bridge.UnavailableAsync();
        var local = await CompareAsync(bench, bridge, "logging, local data", Silent, AsShipped);
        bench.Goals.AtMost("logging, live: server CPU", live.Ratio(Figure.ServerCpu).Median, "×", must: 1.25, ambition: 1.1);
        bench.Goals.AtMost("logging, local data: server CPU", local.Ratio(Figure.ServerCpu).Median, "×", must: 1.25, ambition: 1.1);
    }

    public static async Task SharedAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.UnavailableAsync();
        await CompareAsync(bench, bridge, "shared: one limit for all replicas, local data", AsShipped, Shared);
    }

    private static async Task<Comparison> CompareAsync(Bench bench, Bridge bridge, string title, Variant baseline, Variant changed)
    {
        await using var first = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge, baseline.Changes);
        await using var second = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge, changed.Changes);
        var comparison = await Comparison.RunAsync(
            bench, new Contender(baseline.Name, bench.Wrk, first), new Contender(changed.Name, bench.Wrk, second));
        comparison.Print(bench.Output, title);
        return comparison;
    }

    private sealed record Variant(string Name, params (string Name, string Value)[] Changes);
}
