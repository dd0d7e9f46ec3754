using System.Globalization;
using System.Runtime.InteropServices;
using RyzeChatwoot.Benchmarks.Database;
using RyzeChatwoot.Benchmarks.Parts;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks;

/// <summary>Builds what is measured, runs the parts that were asked for and leaves nothing behind.</summary>
internal static class Harness
{
    public static async Task<int> RunAsync(string[] args)
    {
        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(args);
            PartList.Check(options.Parts);
        }
        catch (FormatException mistake)
        {
            await Console.Error.WriteLineAsync($"{mistake.Message} {PartList.Usage}");
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
        var published = new Publisher();
        if (!options.KeepPublished) await published.PublishAsync(cancellationToken);

        var folder = Directory.CreateTempSubdirectory("ryze-benchmarks-");
        try
        {
            var launcher = new Launcher(published, folder.FullName, cancellationToken);
            await using var postgres = await Postgres.StartAsync();
            var database = await postgres.LoadAsync("bench", options.Instances, launcher);
            var bench = new Bench(options, launcher, postgres, database, folder.FullName, cancellationToken);
            await bench.Output.WriteLineAsync(Conditions(options));
            foreach (var part in PartList.Of(options.Parts))
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

    private static string Conditions(BenchOptions options)
    {
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        var tokens = options.AccountTokens ? "accounts" : "instances";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {options.Instances:N0} instances, tokens of {tokens}, {options.Rounds} rounds of {options.Seconds} s;
            {Environment.ProcessorCount} cores, load average before: {load}
            """);
    }
}
