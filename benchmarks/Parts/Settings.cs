using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The service against itself with one setting changed.</summary>
internal static class Settings
{
    public static async Task LoggingAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        var live = await CompareAsync(bench, bridge, "logging, live", Silent, AsShipped);
        await bridge.UnavailableAsync();
        var local = await CompareAsync(bench, bridge, "logging, local data", Silent, AsShipped);
        bench.Goals.AtMost("logging as shipped, live: server CPU", live.Ratio(Figure.ServerCpu).Median, "×", must: 1.25, ambition: 1.1);
        bench.Goals.AtMost("logging as shipped, local data: server CPU", local.Ratio(Figure.ServerCpu).Median, "×", must: 1.25, ambition: 1.1);
    }

    public static async Task SharedAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.UnavailableAsync();
        await CompareAsync(bench, bridge, "shared: the limit counted in PostgreSQL, local data", ("limit in memory", []), ("shared limit", [("RATE_LIMIT_SHARED", "true")]));
    }

    private static (string Name, (string Name, string Value)[] Settings) AsShipped => ("as shipped", []);

    private static (string Name, (string Name, string Value)[] Settings) Silent => ("logs off", [("Logging__LogLevel__Default", "None")]);

    private static async Task<Comparison> CompareAsync(
        Bench bench,
        Bridge bridge,
        string title,
        (string Name, (string Name, string Value)[] Settings) baseline,
        (string Name, (string Name, string Value)[] Settings) changed)
    {
        await using var first = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge, baseline.Settings);
        await using var second = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge, changed.Settings);
        var comparison = await Comparison.RunAsync(
            bench, new Contender(baseline.Name, bench.Wrk, first), new Contender(changed.Name, bench.Wrk, second));
        comparison.Print(bench.Output, title);
        return comparison;
    }
}
