using RyzeChatwoot.Benchmarks.Database;
using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The embedded database against PostgreSQL: reading alone, and with a write in every list.</summary>
internal static class Sqlite
{
    public static async Task RunAsync(Bench bench)
    {
        var url = await SqliteFile.LoadAsync(Path.Combine(bench.Folder, "bench.db"), bench.Options.Instances, bench.Launcher);

        // Of its own, because rows that were written differ from what a live bridge says.
        var written = await bench.Postgres.LoadAsync("bench_written", bench.Options.Instances, bench.Launcher);
        await using var bridge = await bench.Launcher.BridgeAsync();
        await bridge.UnavailableAsync();
        await CompareAsync(bench, bridge, written.Url, url, "sqlite: local data");
        await bridge.RestlessAsync();
        await CompareAsync(bench, bridge, written.Url, url, "sqlite: every list is live and writes");
    }

    private static async Task CompareAsync(Bench bench, Bridge bridge, string postgresUrl, string sqliteUrl, string title)
    {
        await using var postgres = await bench.Launcher.ServiceAsync(postgresUrl, bridge);
        await using var sqlite = await bench.Launcher.ServiceAsync(sqliteUrl, bridge);
        var comparison = await Comparison.RunAsync(
            bench, new Contender("PostgreSQL", bench.Wrk, postgres), new Contender("SQLite", bench.Wrk, sqlite));
        comparison.Print(
            bench.Output, title, ("warnings and errors logged", Table.Count(postgres.Complaints()), Table.Count(sqlite.Complaints())));
        bench.Goals.AtMost($"{title}: failed requests", comparison.Failures, "", must: 0, ambition: 0);
    }
}
