using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks;

/// <summary>One side of a comparison: a server, or several that share the load.</summary>
internal sealed record Contender(string Name, Wrk Load, params Server[] Servers)
{
    /// <summary>Two clients even for one server, so that one server and two of them get the same load.</summary>
    public bool HasTwoClients { get; init; }

    public IReadOnlyList<Uri> Urls => HasTwoClients ? [Servers[0].Url, Servers[^1].Url] : [.. Servers.Select(server => server.Url)];

    public double Cpu() => Servers.Sum(server => ProcessFigures.Cpu(server.Process.Id));

    public double Resident() => Servers.Sum(server => ProcessFigures.Resident(server.Process.Id));
}

/// <summary>One contender in one round.</summary>
/// <param name="Load">What the client measured.</param>
/// <param name="ServerCpu">Microseconds a request.</param>
/// <param name="DatabaseCpu">Microseconds a request.</param>
/// <param name="Resident">MiB after the round.</param>
internal sealed record Sample(WrkResult Load, double ServerCpu, double DatabaseCpu, double Resident);

/// <summary>A number that every comparison prints.</summary>
internal sealed record Figure(string Name, Func<Sample, double> Read)
{
    public static readonly Figure PerSecond = new("requests/s", sample => sample.Load.PerSecond);
    public static readonly Figure P50 = new("p50, ms", sample => sample.Load.P50);
    public static readonly Figure P99 = new("p99, ms", sample => sample.Load.P99);
    public static readonly Figure ServerCpu = new("server CPU, µs a request", sample => sample.ServerCpu);
    public static readonly Figure DatabaseCpu = new("database CPU, µs a request", sample => sample.DatabaseCpu);
    public static readonly Figure Resident = new("RSS after load, MiB", sample => sample.Resident);

    public static readonly IReadOnlyList<Figure> All = [PerSecond, P50, P99, ServerCpu, DatabaseCpu, Resident];
}

/// <summary>Two contenders under full load: the median of each, and the median over the rounds of the ratio within a round.</summary>
internal sealed class Comparison
{
    // Until then the runtime compiles with profiles: in the first quarter of a minute a list costs up to twice the CPU of later ones.
    private const int LongestWarmUp = 20;
    private const int WarmUpsPerMeasurement = 4;

    private readonly Contender baseline;
    private readonly Contender contender;
    private readonly List<Sample> baselineSamples = [];
    private readonly List<Sample> contenderSamples = [];

    private Comparison(Contender baseline, Contender contender) => (this.baseline, this.contender) = (baseline, contender);

    /// <summary>Requests of the contender that failed, in all rounds.</summary>
    public long Failures => contenderSamples.Sum(sample => sample.Load.Failures);

    /// <summary>Drives both in turn, A B A B, so that other load on the machine affects both.</summary>
    public static async Task<Comparison> RunAsync(Bench bench, Contender baseline, Contender contender)
    {
        var comparison = new Comparison(baseline, contender);
        var warmUp = Math.Min(LongestWarmUp, WarmUpsPerMeasurement * bench.Options.Seconds);
        await LoadAsync(bench, baseline, warmUp);
        await LoadAsync(bench, contender, warmUp);
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            comparison.baselineSamples.Add(await MeasureAsync(bench, baseline));
            comparison.contenderSamples.Add(await MeasureAsync(bench, contender));
        }

        return comparison;
    }

    /// <summary>The contender's figure as a multiple of the baseline's.</summary>
    public Spread Ratio(Figure figure) => Spread.OfRatios(baselineSamples, contenderSamples, figure.Read);

    /// <summary>Prints all figures; the extra rows have no ratio.</summary>
    public void Print(TextWriter output, string title, params (string Name, string Baseline, string Contender)[] extra)
    {
        var table = new Table(output, title, "", baseline.Name, contender.Name, $"{contender.Name} / {baseline.Name}");
        foreach (var figure in Figure.All) table.Compare(figure.Name, baselineSamples, contenderSamples, figure.Read);

        table.Row("failed requests", Table.Count(baselineSamples.Sum(sample => sample.Load.Failures)), Table.Count(Failures), "");
        foreach (var (name, first, second) in extra) table.Row(name, first, second, "");
    }

    private static Task<WrkResult> LoadAsync(Bench bench, Contender contender, int seconds) =>
        contender.Load.RunAsync(contender.Urls, TimeSpan.FromSeconds(seconds), bench.Cancellation);

    private static async Task<Sample> MeasureAsync(Bench bench, Contender contender)
    {
        await LoadAsync(bench, contender, seconds: 1);
        var (server, database) = (contender.Cpu(), bench.Postgres.Cpu());
        var load = await LoadAsync(bench, contender, bench.Options.Seconds);
        Bench.Note($"{contender.Name}: {load.PerSecond:0}/s");
        return new Sample(
            load,
            (contender.Cpu() - server) * 1e6 / load.Requests,
            (bench.Postgres.Cpu() - database) * 1e6 / load.Requests,
            contender.Resident());
    }
}
