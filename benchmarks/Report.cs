using System.Globalization;

namespace RyzeChatwoot.Benchmarks;

/// <summary>The median of some numbers, with the smallest and the largest.</summary>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    public static Spread Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        var middle = sorted.Length / 2;
        return new Spread(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>The contender's figure as a multiple of the baseline's, taken within each round.</summary>
    public static Spread OfRatios<T>(IEnumerable<T> baseline, IEnumerable<T> contender, Func<T, double> read) =>
        Of(baseline.Zip(contender, (first, second) => read(second) / read(first)));

    /// <summary>As a ratio: <c>1.52 × (1.48–1.60)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} × ({Min:0.00}–{Max:0.00})");
}

/// <summary>Prints a Markdown table row by row.</summary>
internal sealed class Table
{
    private readonly TextWriter output;

    public Table(TextWriter output, string title, params string[] columns)
    {
        this.output = output;
        output.WriteLine();
        output.WriteLine($"### {title}");
        output.WriteLine();
        Row(columns);
        Row([.. columns.Select((_, index) => index == 0 ? "---" : "---:")]);
    }

    public void Row(params string[] cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <summary>A row with both medians and their ratio.</summary>
    public void Compare<T>(string name, IReadOnlyList<T> baseline, IReadOnlyList<T> contender, Func<T, double> read) =>
        Row(name, Median(baseline, read), Median(contender, read), Spread.OfRatios(baseline, contender, read).ToString());

    public static string Median<T>(IEnumerable<T> samples, Func<T, double> read) => Number(Spread.Of(samples.Select(read)).Median);

    public static string Number(double number) =>
        number.ToString(
            double.IsInteger(number) ? "N0" : number switch { >= 100 => "N0", >= 10 => "0.0", >= 1 => "0.00", _ => "0.000" },
            CultureInfo.InvariantCulture);

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Measured figures beside what is required and what is aimed at; printed at the end.</summary>
internal sealed class Goals
{
    private readonly List<string[]> rows = [];

    /// <summary>A figure that should be small.</summary>
    public void AtMost(string figure, double measured, string unit, double must, double ambition) =>
        Add(figure, measured, unit, "≤", must, ambition, measured <= must, measured <= ambition);

    /// <summary>A figure that should be large.</summary>
    public void AtLeast(string figure, double measured, string unit, double must, double ambition) =>
        Add(figure, measured, unit, "≥", must, ambition, measured >= must, measured >= ambition);

    public void Print(TextWriter output)
    {
        var table = new Table(output, "goals", "figure", "measured", "must", "ambition", "reached");
        foreach (var row in rows) table.Row(row);
    }

    private void Add(
        string figure, double measured, string unit, string sign, double must, double ambition, bool isMust, bool isAmbition) =>
        rows.Add(
        [
            figure, With(measured, unit), $"{sign} {With(must, unit)}", $"{sign} {With(ambition, unit)}",
            isAmbition ? "ambition" : isMust ? "must" : "no",
        ]);

    private static string With(double number, string unit) => unit.Length == 0 ? Table.Number(number) : $"{Table.Number(number)} {unit}";
}
