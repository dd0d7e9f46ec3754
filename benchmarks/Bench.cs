using RyzeChatwoot.Benchmarks.Database;
using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Output;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks;

/// <summary>What every part works with.</summary>
internal sealed record Bench(
    BenchOptions Options, Launcher Launcher, Postgres Postgres, LoadedDatabase Database, string Folder, CancellationToken Cancellation)
{
    /// <summary>Where tables go.</summary>
    public TextWriter Output { get; } = Console.Out;

    /// <summary>Figures that have a goal.</summary>
    public Goals Goals { get; } = new();

    /// <summary>The usual load: 32 connections that rotate over all instances.</summary>
    public Wrk Wrk => new() { Instances = Database.Instances, AccountTokens = Options.AccountTokens };

    /// <summary>Tells how far it is, apart from the tables.</summary>
    public static void Note(FormattableString text) =>
        Console.Error.WriteLine($"  {FormattableString.Invariant(text)}");
}
