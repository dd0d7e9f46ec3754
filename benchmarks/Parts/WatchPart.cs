using System.Diagnostics;
using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The service with the status watch against the same service without it: idle, and under a moderate open-loop load.</summary>
internal static class WatchPart
{
    private const int Minutes = 5;
    private const double ListsPerSecond = 300;

    // Bound the part: a round takes about 45 s.
    private const int MaxRounds = 2;
    private const int MaxSeconds = 5;

    // Percent of one core, over a second, below which a service counts as settled.
    private const double SettledCpu = 10;

    private const string Unscheduled = "SELECT count(*) FROM chatwoot_integrations WHERE refresh_due_at IS NULL";

    private static readonly TimeSpan ScheduleTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        var (without, with) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < Math.Min(bench.Options.Rounds, MaxRounds); round++)
        {
            // A new database for every round, because what a previous watch left overdue would be caught up faster.
            var database = await bench.Postgres.LoadAsync($"bench_watch_{round}", bench.Options.Instances, bench.Launcher);
            without.Add(await MeasureAsync(bench, database, bridge, isWatching: false));
            with.Add(await MeasureAsync(bench, database, bridge, isWatching: true));
        }

        Print(bench, without, with);
    }

    private static void Print(Bench bench, List<Round> without, List<Round> with)
    {
        var title = $"watch: {Table.Count(bench.Options.Instances)} integrations every {Minutes} minutes, healthy bridge; idle, then "
            + $"{ListsPerSecond} lists a second, open loop";
        var table = new Table(bench.Output, title, "", "without", "with", "with / without");
        Row("idle: server CPU, % of one core", round => round.Idle.ServerCpu);
        Row("idle: database CPU, % of one core", round => round.Idle.DatabaseCpu);
        Row("idle: bridge reads/s", round => round.Idle.BridgeReads);
        Row("lists: server CPU, % of one core", round => round.Lists.ServerCpu);
        Row("lists: database CPU, % of one core", round => round.Lists.DatabaseCpu);
        table.Compare("lists: p50, ms", without, with, round => round.P50);
        table.Compare("lists: p99, ms", without, with, round => round.P99);
        Row("lists that are not live", round => round.NotLive);

        var required = bench.Options.Instances / TimeSpan.FromMinutes(Minutes).TotalSeconds;
        var reads = 100 * Spread.Of(with.Select(round => round.Idle.BridgeReads)).Median / required;
        bench.Goals.AtLeast("watch, idle: bridge reads, of those required", reads, "%", must: 95, ambition: 99);
        bench.Goals.AtMost(
            "watch: p99 of lists", Spread.OfRatios(without, with, round => round.P99).Median, "×", must: 1.2, ambition: 1.1);
        bench.Goals.AtMost("watch: lists that are not live", with.Sum(round => round.NotLive), "", must: 0, ambition: 0);

        void Row(string name, Func<Round, double> read) => table.Row(name, Table.Median(without, read), Table.Median(with, read), "");
    }

    private static async Task<Round> MeasureAsync(Bench bench, LoadedDatabase database, Bridge bridge, bool isWatching)
    {
        (string, string)[] settings = isWatching ? [("STATUS_REFRESH_MINUTES", $"{Minutes}")] : [];
        await using var service = await bench.Launcher.ServiceAsync(database.Url, bridge, settings);
        if (isWatching) await WaitUntilScheduledAsync(bench, database);

        await ListAsync(bench, service, perSecond: 1_000, TimeSpan.FromSeconds(4));
        await WaitUntilSettledAsync(bench, service);

        var time = TimeSpan.FromSeconds(Math.Min(bench.Options.Seconds, MaxSeconds));
        var idle = await MeasureAsync(bench, bridge, service, () => Task.Delay(time, TimeProvider.System, bench.Cancellation));
        Arrival[] arrivals = [];
        var lists = await MeasureAsync(
            bench, bridge, service, async () => arrivals = await ListAsync(bench, service, ListsPerSecond, time));
        Bench.Note($"watch {(isWatching ? "on" : "off")}: idle {idle.ServerCpu:0.0} % of one core");
        return new Round(
            idle,
            lists,
            Arrival.Percentile(arrivals, 0.5),
            Arrival.Percentile(arrivals, 0.99),
            arrivals.Count(arrival => arrival.IsFailed || !arrival.IsLive));
    }

    private static async Task<Usage> MeasureAsync(Bench bench, Bridge bridge, Server service, Func<Task> work)
    {
        var calls = await bridge.CallsAsync();
        var (server, database) = (ProcessFigures.Cpu(service.Process.Id), bench.Postgres.Cpu());
        var watch = Stopwatch.StartNew();
        await work();
        var seconds = watch.Elapsed.TotalSeconds;
        return new Usage(
            100 * (ProcessFigures.Cpu(service.Process.Id) - server) / seconds,
            100 * (bench.Postgres.Cpu() - database) / seconds,
            (await bridge.CallsAsync() - calls) / seconds);
    }

    private static async Task<Arrival[]> ListAsync(Bench bench, Server service, double perSecond, TimeSpan time)
    {
        using var loop = OpenLoop.OfLists(service.Url, arrival => arrival % bench.Database.Instances, bench.Cancellation);
        return await Task.WhenAll(await loop.SendAsync(perSecond, time));
    }

    // In its first seconds the watch distributes the integrations over the interval; that is not what it costs afterwards.
    private static async Task WaitUntilScheduledAsync(Bench bench, LoadedDatabase database)
    {
        for (var watch = Stopwatch.StartNew(); await Postgres.CountAsync(database, Unscheduled) > 0;)
        {
            if (watch.Elapsed > ScheduleTimeout) throw new InvalidOperationException("The status watch did not schedule all integrations.");

            await Task.Delay(PollInterval, TimeProvider.System, bench.Cancellation);
        }
    }

    // The compiler continues in the background after the warm-up.
    private static async Task WaitUntilSettledAsync(Bench bench, Server service)
    {
        var second = TimeSpan.FromSeconds(1);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < SettleTimeout;)
        {
            var before = ProcessFigures.Cpu(service.Process.Id);
            await Task.Delay(second, TimeProvider.System, bench.Cancellation);
            if (100 * (ProcessFigures.Cpu(service.Process.Id) - before) < SettledCpu) return;
        }
    }

    /// <summary>What a phase used: CPU in percent of one core, and calls to the bridge a second.</summary>
    private sealed record Usage(double ServerCpu, double DatabaseCpu, double BridgeReads);

    private sealed record Round(Usage Idle, Usage Lists, double P50, double P99, int NotLive);
}
