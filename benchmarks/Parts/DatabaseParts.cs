using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The service against itself with another database or another replica.</summary>
internal static class DatabaseParts
{
    private const int ManyInstances = 1_000_000;

    /// <summary>Two services on one PostgreSQL against one, with the same clients on the same cores.</summary>
    public static async Task ReplicasAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.SetAsync(BridgeMode.Unavailable);
        await using var one = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        await using var left = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        await using var right = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        var comparison = await Comparison.RunAsync(
            bench,
            new Contender("one", bench.Wrk, one) { HasTwoClients = true },
            new Contender("two", bench.Wrk, left, right) { HasTwoClients = true });
        comparison.Print(bench.Output, "replicas: two services on one PostgreSQL, local data");
        bench.Goals.AtMost("two replicas: failed requests", comparison.Failures, "", must: 0, ambition: 0);
        bench.Goals.AtLeast("two replicas: requests/s", comparison.Ratio(Figure.PerSecond).Median, "×", must: 0.8, ambition: 0.87);
    }

    /// <summary>SQLite against PostgreSQL: reads alone, and with a write in every list.</summary>
    public static async Task SqliteAsync(Bench bench)
    {
        var sqlite = await SqliteFile.LoadAsync(Path.Combine(bench.Folder, "bench.db"), bench.Options.Instances, bench.Launcher);

        // Its own database, because the rows written here no longer hold what a live bridge responds in later parts.
        var postgres = await bench.Postgres.LoadAsync("bench_written", bench.Options.Instances, bench.Launcher);
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.SetAsync(BridgeMode.Unavailable);
        await CompareAsync("sqlite: local data");
        await bridge.SetAsync(BridgeMode.Changing);
        await CompareAsync("sqlite: every list is live and writes");

        async Task CompareAsync(string title)
        {
            await using var first = await bench.Launcher.ServiceAsync(postgres.Url, bridge);
            await using var second = await bench.Launcher.ServiceAsync(sqlite, bridge);
            var comparison = await Comparison.RunAsync(
                bench, new Contender("PostgreSQL", bench.Wrk, first), new Contender("SQLite", bench.Wrk, second));
            comparison.Print(
                bench.Output, title, ("warnings and errors logged", Table.Count(first.Warnings()), Table.Count(second.Warnings())));
            bench.Goals.AtMost($"{title}: failed requests", comparison.Failures, "", must: 0, ambition: 0);
        }
    }

    /// <summary>The default database against one with a million instances.</summary>
    public static async Task SizeAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.SetAsync(BridgeMode.Unavailable);
        var large = await bench.Postgres.LoadAsync("bench_large", ManyInstances, bench.Launcher);
        await using var few = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        await using var many = await bench.Launcher.ServiceAsync(large.Url, bridge);
        var comparison = await Comparison.RunAsync(
            bench,
            new Contender(Table.Count(bench.Database.Instances), bench.Wrk, few),
            new Contender(Table.Count(large.Instances), bench.Wrk with { Instances = large.Instances }, many));
        comparison.Print(bench.Output, "size: instances in the database, local data");
        bench.Goals.AtLeast("1 M rows: requests/s", comparison.Ratio(Figure.PerSecond).Median, "×", must: 0.85, ambition: 0.92);
    }
}
