using RyzeChatwoot.Benchmarks.Load;

namespace RyzeChatwoot.Benchmarks.Output;

/// <summary>Two contenders side by side: medians of their own, and the median over the rounds of each round's ratio.</summary>
internal sealed class Comparison(Contender baseline, IReadOnlyList<Sample> of, Contender contender, IReadOnlyList<Sample> against)
{
    /// <summary>Drives both in turn.</summary>
    public static async Task<Comparison> RunAsync(Bench bench, Contender baseline, Contender contender)
    {
        var samples = await new AlternatingRun(bench).RunAsync(baseline, contender);
        return new Comparison(baseline, samples[0], contender, samples[1]);
    }

    /// <summary>The contender's figure as a multiple of the baseline's.</summary>
    public Spread Ratio(Figure figure) => Spread.Of(of.Zip(against, (first, second) => figure.Read(second) / figure.Read(first)));

    /// <summary>Requests of the contender that failed, in all rounds.</summary>
    public long Failures => against.Sum(sample => sample.Load.Failures);

    /// <summary>The extra rows are figures that have no ratio.</summary>
    public void Print(TextWriter output, string title, params (string Name, string Baseline, string Contender)[] extra)
    {
        var table = new Table(output, title, "", baseline.Name, contender.Name, $"{contender.Name} / {baseline.Name}");
        foreach (var figure in Figure.All)
        {
            table.Row(figure.Name, Median(of, figure), Median(against, figure), Ratio(figure).ToString());
        }

        table.Row("failed requests", Table.Count(of.Sum(sample => sample.Load.Failures)), Table.Count(Failures), "");
        foreach (var (name, first, second) in extra) table.Row(name, first, second, "");
    }

    private static string Median(IReadOnlyList<Sample> samples, Figure figure) =>
        Table.Number(Spread.Of(samples.Select(figure.Read)).Median);
}
