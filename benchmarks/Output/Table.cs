using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Output;

/// <summary>Prints a table in Markdown, row by row.</summary>
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
        Row([.. columns.Select((_, place) => place == 0 ? "---" : "---:")]);
    }

    public void Row(params string[] cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    public static string Number(double number) =>
        number.ToString(
            number switch { >= 100 => "N0", >= 10 => "0.0", >= 1 => "0.00", 0 => "0", _ => "0.000" }, CultureInfo.InvariantCulture);

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double part, double whole) =>
        whole == 0 ? "–" : (part / whole * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
