using System.Globalization;
using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks;

/// <summary>The options of the command line.</summary>
internal sealed record BenchOptions
{
    public const string Usage = "[--instances N] [--seconds S] [--rounds R] [--keep-published]";

    /// <summary>The parts to run, in this order; empty for the default ones.</summary>
    public IReadOnlyList<string> Parts { get; private init; } = [];

    /// <summary>Instances in the database.</summary>
    public int Instances { get; private init; } = 10_000;

    /// <summary>How long each contender is measured in each round.</summary>
    public int Seconds { get; private init; } = 6;

    public int Rounds { get; private init; } = 3;

    /// <summary>Whether the programs that the last run published are measured again.</summary>
    public bool KeepPublished { get; private init; }

    /// <exception cref="FormatException">An argument is neither an option nor a part, or its value is no number.</exception>
    public static BenchOptions Parse(string[] args, IEnumerable<string> parts)
    {
        var options = new BenchOptions();
        for (var rest = args; rest.Length > 0;)
        {
            (options, rest) = rest switch
            {
                ["--instances", var number, .. var more] => (options with { Instances = Number(number, 10) }, more),
                ["--seconds", var number, .. var more] => (options with { Seconds = Number(number, 1) }, more),
                ["--rounds", var number, .. var more] => (options with { Rounds = Number(number, 1) }, more),
                ["--keep-published", .. var more] => (options with { KeepPublished = true }, more),
                [var part, .. var more] when parts.Contains(part) => (options with { Parts = [.. options.Parts, part] }, more),
                _ => throw new FormatException($"Unknown part or option '{rest[0]}'."),
            };
        }

        return options;
    }

    private static int Number(string text, int min) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min
            ? number
            : throw new FormatException($"'{text}' is not a whole number of at least {min}.");
}

/// <summary>What every part works with.</summary>
internal sealed record Bench(
    BenchOptions Options, Launcher Launcher, Postgres Postgres, LoadedDatabase Database, string Folder, CancellationToken Cancellation)
{
    /// <summary>Receives the tables.</summary>
    public TextWriter Output { get; } = Console.Out;

    /// <summary>The figures that have a goal.</summary>
    public Goals Goals { get; } = new();

    /// <summary>The default load: 32 connections that rotate over all instances.</summary>
    public Wrk Wrk => new() { Instances = Database.Instances };

    /// <summary>Reports progress on standard error.</summary>
    public static void Note(FormattableString text) => Console.Error.WriteLine($"  {FormattableString.Invariant(text)}");
}
