using System.Globalization;
using System.Runtime.InteropServices;
using RyzeChatwoot.Benchmarks.Floor;
using RyzeChatwoot.Benchmarks.Parts;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks;

/// <summary>Publishes what is measured, runs the parts of the command line and removes everything it made.</summary>
internal static class Program
{
    private static readonly (string Name, Func<Bench, Task> Run, bool IsDefault)[] Parts =
    [
        ("local", ListParts.LocalAsync, true),
        ("bridge", ListParts.LiveAsync, true),
        ("hot", ListParts.HotAsync, true),
        ("cold", ListParts.ColdAsync, true),
        ("hang", BridgeParts.HangAsync, true),
        ("heal", BridgeParts.HealAsync, true),
        ("slow", BridgeParts.SlowAsync, true),
        ("health", BridgeParts.HealthAsync, true),
        ("watch", WatchPart.RunAsync, true),
        ("replicas", DatabaseParts.ReplicasAsync, true),
        ("sqlite", DatabaseParts.SqliteAsync, true),
        ("size", DatabaseParts.SizeAsync, false),
    ];

    // The floor and the bridge stub run in processes of their own, so that the CPU of each can be measured.
    private static Task<int> Main(string[] args) => args switch
    {
        [FloorServer.Command, .. var rest] => FloorServer.RunAsync(rest),
        [BridgeStub.Command, .. var rest] => BridgeStub.RunAsync(rest),
        _ => RunAsync(args),
    };

    private static async Task<int> RunAsync(string[] args)
    {
        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(args, Parts.Select(part => part.Name));
        }
        catch (FormatException exception)
        {
            var usage = $"Usage: [{string.Join(' ', Parts.Select(part => part.Name))}] {BenchOptions.Usage}";
            await Console.Error.WriteLineAsync($"{exception.Message} {usage}");
            return 1;
        }

        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            await RunAsync(options, cancellation.Token);
            return 0;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return 130;
        }

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }
    }

    private static async Task RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var programs = new PublishedPrograms();
        if (!options.KeepPublished) await programs.PublishAsync(cancellationToken);

        var folder = Directory.CreateTempSubdirectory("ryze-benchmarks-");
        try
        {
            var launcher = new Launcher(programs, folder.FullName, cancellationToken);
            await using var postgres = await Postgres.StartAsync();
            var database = await postgres.LoadAsync("bench", options.Instances, launcher);
            var bench = new Bench(options, launcher, postgres, database, folder.FullName, cancellationToken);
            await bench.Output.WriteLineAsync(Conditions(options));
            foreach (var part in Selected(options.Parts))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await part(bench);
            }

            bench.Goals.Print(bench.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<Func<Bench, Task>> Selected(IReadOnlyList<string> names) => names.Count == 0
        ? Parts.Where(part => part.IsDefault).Select(part => part.Run)
        : names.Select(name => Parts.First(part => part.Name == name).Run);

    private static string Conditions(BenchOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {options.Instances:N0} instances, {options.Rounds} rounds of {options.Seconds} s;
        {Environment.ProcessorCount} cores, load average before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}
        """);
}
