namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>Drives contenders in turn, A B A B, so that whatever else the machine does meets all of them.</summary>
internal sealed class AlternatingRun(Bench bench)
{
    private const int LongestWarmUp = 5;

    /// <returns>For each contender a sample of each round.</returns>
    public async Task<IReadOnlyList<Sample>[]> RunAsync(params Contender[] contenders)
    {
        var samples = contenders.Select(_ => new List<Sample>()).ToArray();
        foreach (var contender in contenders) await WarmUpAsync(contender, Math.Min(LongestWarmUp, bench.Options.Seconds));

        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            foreach (var (contender, kept) in contenders.Zip(samples))
            {
                await WarmUpAsync(contender, seconds: 1);
                kept.Add(await MeasureAsync(contender));
                Bench.Note($"{contender.Name}: {kept[^1].Load.PerSecond:0}/s");
            }
        }

        return samples;
    }

    private async Task WarmUpAsync(Contender contender, int seconds) =>
        await contender.Load.RunAsync(contender.Urls, TimeSpan.FromSeconds(seconds), bench.Cancellation);

    private async Task<Sample> MeasureAsync(Contender contender)
    {
        var (server, database) = (contender.Cpu(), bench.Postgres.Cpu());
        var load = await contender.Load.RunAsync(contender.Urls, TimeSpan.FromSeconds(bench.Options.Seconds), bench.Cancellation);
        return new Sample(
            load,
            (contender.Cpu() - server) * 1e6 / load.Requests,
            (bench.Postgres.Cpu() - database) * 1e6 / load.Requests,
            contender.Resident() / 1024.0 / 1024.0);
    }
}
