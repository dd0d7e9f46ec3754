using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>Everybody asks for the same instance: how many of them the bridge hears of.</summary>
internal static class Hot
{
    public static async Task RunAsync(Bench bench)
    {
        await using var bridge = await bench.Launcher.BridgeAsync();
        await using var service = await bench.Launcher.ServiceAsync(bench.Database.Url, bridge);
        var contender = new Contender("service", bench.Wrk with { Instances = 1 }, service);
        await contender.Load.RunAsync(contender.Urls, TimeSpan.FromSeconds(bench.Options.Seconds), bench.Cancellation);
        var profile = await RequestProfile.AtAsync(bench, bridge, contender);

        var table = new Table(bench.Output, "hot: one instance, 32 connections, the bridge responds at once", "", "service");
        table.Row("requests/s, sources read", Table.Number(profile.Load.PerSecond));
        table.Row("bridge calls a list", Table.Number(profile.BridgeCalls));
        table.Row("live responses, %", Table.Number(profile.LiveShare));
        table.Row("failed requests", Table.Count(profile.Load.Failures));
        bench.Goals.AtMost("one hot instance: bridge calls a list", profile.BridgeCalls, "", must: 0.25, ambition: 0.1);
    }
}
