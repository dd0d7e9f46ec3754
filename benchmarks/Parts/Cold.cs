using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>From the start of the process to the first list with 200, while the bridge responds.</summary>
internal static class Cold
{
    private const int Starts = 7;

    public static async Task RunAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        var (floor, service) = (new List<(double, double)>(), new List<(double, double)>());
        for (var start = 0; start < Starts; start++)
        {
            floor.Add(await StartAsync(bench.Launcher.FloorAsync(bench.Database, bridge)));
            service.Add(await StartAsync(bench.Launcher.ServiceAsync(bench.Database.Url, bridge)));
        }

        var table = new Table(bench.Output, $"cold: {Starts} starts each, in turn", "", "floor", "service", "service / floor");
        var time = Row(table, "to the first list, ms", floor, service, start => start.Milliseconds);
        Row(table, "RSS then, MiB", floor, service, start => start.Resident);
        bench.Goals.AtMost("cold start to the first 200", time.Median, "×", must: 2.2, ambition: 1.5);
    }

    private static Spread Row(
        Table table,
        string name,
        List<(double, double)> floor,
        List<(double, double)> service,
        Func<(double Milliseconds, double Resident), double> read)
    {
        var ratio = Spread.Of(floor.Zip(service, (first, second) => read(second) / read(first)));
        table.Row(name, Median(floor), Median(service), ratio.ToString());
        return ratio;

        string Median(List<(double, double)> starts) => Table.Number(Spread.Of(starts.Select(start => read(start))).Median);
    }

    private static async Task<(double Milliseconds, double Resident)> StartAsync(Task<Server> starting)
    {
        await using var server = await starting;
        return (server.Start.TotalMilliseconds, ProcessFigures.Resident(server.Process.Id) / 1024.0 / 1024.0);
    }
}
