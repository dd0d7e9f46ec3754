using RyzeChatwoot.Benchmarks.Load;

namespace RyzeChatwoot.Benchmarks.Output;

/// <summary>Two contenders side by side: medians of their own, and the median over the rounds of each round's ratio.</summary>
internal sealed class Comparison(string baseline, IReadOnlyList<Sample> of, string contender, IReadOnlyList<Sample> against)
{
    private static readonly (string Name, Func<Sample, double> Read)[] Figures =
    [
        ("requests/s", sample => sample.Load.PerSecond),
        ("p50, ms", sample => sample.Load.P50),
        ("p99, ms", sample => sample.Load.P99),
        ("server CPU, µs a request", sample => sample.ServerCpu),
        ("database CPU, µs a request", sample => sample.DatabaseCpu),
        ("RSS after load, MiB", sample => sample.Resident),
    ];

    /// <summary>The extra rows are figures that have no ratio.</summary>
    public void Print(TextWriter output, string title, params (string Name, string Baseline, string Contender)[] extra)
    {
        var table = new Table(output, title, "", baseline, contender, $"{contender} / {baseline}");
        foreach (var (name, read) in Figures)
        {
            table.Row(
                name,
                Table.Number(Spread.Of(of.Select(read)).Median),
                Table.Number(Spread.Of(against.Select(read)).Median),
                Spread.Of(of.Zip(against, (first, second) => read(second) / read(first))).ToString());
        }

        table.Row("failed requests", Failures(of), Failures(against), "");
        foreach (var (name, first, second) in extra) table.Row(name, first, second, "");
    }

    private static string Failures(IReadOnlyList<Sample> samples) => Table.Number(samples.Sum(sample => sample.Load.Failures));
}
