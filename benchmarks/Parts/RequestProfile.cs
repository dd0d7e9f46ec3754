using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>
/// What happens on the way of a list under the same full load, measured in a run of its own, because it costs
/// time.
/// </summary>
/// <param name="Load">What the client saw, sources included.</param>
/// <param name="Statements">How many the database ran for a list, those that reset a connection included.</param>
/// <param name="BridgeCalls">How many calls the bridge had for a list.</param>
internal sealed record RequestProfile(WrkResult Load, double Statements, double BridgeCalls)
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    public double LiveShare => Load.Watched == 0 ? 0 : 100.0 * Load.Live / Load.Watched;

    public static async Task<RequestProfile> AtAsync(Bench bench, Bridge bridge, Contender contender)
    {
        WrkResult? load = null;
        var before = await bridge.CallsAsync();
        var statements = await bench.Postgres.StatementsAsync(bench.Database, RunAsync);
        var calls = await bridge.CallsAsync() - before;
        return new RequestProfile(load!, (double)statements / load!.Requests, (double)calls / load.Requests);

        async Task RunAsync() => load = await (contender.Load with { Watch = true }).RunAsync(contender.Urls, Time, bench.Cancellation);
    }
}
