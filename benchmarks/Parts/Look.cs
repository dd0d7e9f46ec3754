using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>
/// What happens on the way of a list under the same full load, looked at in a run of its own, because looking costs
/// time.
/// </summary>
internal sealed record Look(string Statements, string BridgeCalls, string Live)
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public static async Task<Look> AtAsync(Bench bench, Bridge bridge, Contender contender)
    {
        WrkResult? load = null;
        var before = await bridge.CallsAsync();
        var statements = await bench.Postgres.StatementsAsync(bench.Database, RunAsync);
        var calls = await bridge.CallsAsync() - before;
        return new Look(
            Table.Number((double)statements / load!.Requests),
            Table.Number((double)calls / load.Requests),
            Table.Percent(load.Live, load.Watched));

        async Task RunAsync() => load = await (contender.Load with { Watch = true }).RunAsync(contender.Urls, Time, bench.Cancellation);
    }
}
