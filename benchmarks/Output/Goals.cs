namespace RyzeChatwoot.Benchmarks.Output;

/// <summary>What was measured beside what has to be reached and what is hoped for; printed at the end.</summary>
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
        if (rows.Count == 0) return;

        var table = new Table(output, "goals", "figure", "measured", "must", "ambition", "reached");
        foreach (var row in rows) table.Row(row);
    }

    private void Add(
        string figure, double measured, string unit, string sign, double must, double ambition, bool isEnough, bool isAmbitious) =>
        rows.Add(
        [
            figure, With(measured, unit), $"{sign} {With(must, unit)}", $"{sign} {With(ambition, unit)}",
            isAmbitious ? "ambition" : isEnough ? "must" : "no",
        ]);

    private static string With(double number, string unit) => unit.Length == 0 ? Table.Number(number) : $"{Table.Number(number)} {unit}";
}
