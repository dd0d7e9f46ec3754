using System.Diagnostics;
using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The service with the status watch against the same service without it: idle, and under a moderate open-loop load.</summary>
internal static class WatchPart
{
    private const int Minutes = 5;
    private const double ListsPerSecond = 300;

    // Bounds the part: a round takes about 40 s.
    private const int MaxRounds = 2;

    private const string Unscheduled = "SELECT count(*) FROM chatwoot_integrations WHERE refresh_due_at IS NULL";
    private const string Refreshed = "SELECT count(*) FROM chatwoot_integrations WHERE refreshed_at IS NOT NULL";
    private const string Overdue = "SELECT count(*) FROM chatwoot_integrations WHERE refresh_due_at < now()";

    // Not that of the command line: in less, what is refreshed in the last moments decides how many are overdue.
    private static readonly TimeSpan PhaseTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ScheduleTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FullLoadTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LightLoadTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        var (without, with) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < Math.Min(bench.Options.Rounds, MaxRounds); round++)
        {
            // A new database for every round, because what a previous watch left overdue would be caught up faster.
            var database = await bench.Postgres.LoadAsync($"bench_watch_{round}", bench.Options.Instances, bench.Launcher);
            await using var plain = await bench.Launcher.ServiceAsync(database.Url, bridge);
            await using (var watching = await bench.Launcher.ServiceAsync(database.Url, bridge, ("STATUS_REFRESH_MINUTES", $"{Minutes}")))
            {
                await WaitUntilScheduledAsync(bench, database);
                await Task.WhenAll(WarmUpAsync(bench, plain), WarmUpAsync(bench, watching));
                with.Add(await MeasureAsync(bench, database, bridge, watching));
            }

            without.Add(await MeasureAsync(bench, database, bridge, plain));
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
        table.Row("integrations refreshed", "", Table.Median(with, round => round.Refreshed), "");
        table.Row("overdue integrations, growth", "", Table.Median(with, round => round.NewlyOverdue), "");

        double refreshed = with.Sum(round => round.Refreshed);
        var share = 100 * refreshed / (refreshed + with.Sum(round => round.NewlyOverdue));
        bench.Goals.AtLeast("watch: refreshed, of those that fell due", share, "%", must: 98, ambition: 100);
        bench.Goals.AtMost(
            "watch: p99 of lists", Spread.OfRatios(without, with, round => round.P99).Median, "×", must: 1.2, ambition: 1.1);
        bench.Goals.AtMost("watch: lists that are not live", with.Sum(round => round.NotLive), "", must: 0, ambition: 0);

        void Row(string name, Func<Round, double> read) => table.Row(name, Table.Median(without, read), Table.Median(with, read), "");
    }

    // Compilation needs many calls and then free CPU: without both it would be measured as the cost of a list.
    private static async Task WarmUpAsync(Bench bench, Server service)
    {
        await bench.Wrk.RunAsync([service.Url], FullLoadTime, bench.Cancellation);
        await ListAsync(bench, service, LightLoadTime);
        await Task.Delay(SettleTime, TimeProvider.System, bench.Cancellation);
    }

    private static async Task<Round> MeasureAsync(Bench bench, LoadedDatabase database, Bridge bridge, Server service)
    {
        var (refreshed, overdue) = (await Postgres.CountAsync(database, Refreshed), await Postgres.CountAsync(database, Overdue));
        var idle = await MeasureAsync(bench, bridge, service, () => Task.Delay(PhaseTime, TimeProvider.System, bench.Cancellation));
        Arrival[] arrivals = [];
        var lists = await MeasureAsync(bench, bridge, service, async () => arrivals = await ListAsync(bench, service, PhaseTime));
        Bench.Note($"idle: {idle.ServerCpu:0.0} % of one core");
        return new Round(
            idle,
            lists,
            Arrival.Percentile(arrivals, 0.5),
            Arrival.Percentile(arrivals, 0.99),
            arrivals.Count(arrival => arrival.IsFailed || !arrival.IsLive),
            await Postgres.CountAsync(database, Refreshed) - refreshed,
            await Postgres.CountAsync(database, Overdue) - overdue);
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

    private static async Task<Arrival[]> ListAsync(Bench bench, Server service, TimeSpan time)
    {
        using var loop = OpenLoop.OfLists(service.Url, arrival => arrival % bench.Database.Instances, bench.Cancellation);
        return await Task.WhenAll(await loop.SendAsync(ListsPerSecond, time));
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

    /// <summary>What a phase used: CPU in percent of one core, and calls to the bridge a second.</summary>
    private sealed record Usage(double ServerCpu, double DatabaseCpu, double BridgeReads);

    private sealed record Round(Usage Idle, Usage Lists, double P50, double P99, int NotLive, long Refreshed, long NewlyOverdue);
}
