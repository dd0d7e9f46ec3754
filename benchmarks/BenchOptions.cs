using System.Globalization;

namespace RyzeChatwoot.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    /// <summary>The parts to run, in this order.</summary>
    public IReadOnlyList<string> Parts { get; private init; } = [];

    /// <summary>Instances in the database.</summary>
    public int Instances { get; private init; } = 10_000;

    /// <summary>How long each contender is driven in each round.</summary>
    public int Seconds { get; private init; } = 6;

    public int Rounds { get; private init; } = 3;

    /// <summary>Whether requests carry the tokens of accounts instead of those of instances.</summary>
    public bool AccountTokens { get; private init; }

    /// <summary>Whether the programs of the last run are used again.</summary>
    public bool KeepPublished { get; private init; }

    /// <exception cref="FormatException">A word is no option, or its value is no number.</exception>
    public static BenchOptions Parse(IEnumerable<string> words)
    {
        var options = new BenchOptions();
        for (var rest = words.ToArray(); rest.Length > 0;)
        {
            (options, rest) = rest switch
            {
                ["--instances", var number, .. var more] => (options with { Instances = Number(number, 10) }, more),
                ["--seconds", var number, .. var more] => (options with { Seconds = Number(number, 1) }, more),
                ["--rounds", var number, .. var more] => (options with { Rounds = Number(number, 1) }, more),
                ["--account-tokens", .. var more] => (options with { AccountTokens = true }, more),
                ["--keep-published", .. var more] => (options with { KeepPublished = true }, more),
                [var part, .. var more] when !part.StartsWith('-') => (options with { Parts = [.. options.Parts, part] }, more),
                _ => throw new FormatException($"'{rest[0]}' is not understood."),
            };
        }

        return options;
    }

    private static int Number(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"'{text}' is not a number from {least}.");
}
