using System.Globalization;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>A closed loop of lists with wrk: every connection sends the next request as soon as it has its response.</summary>
internal sealed record Wrk
{
    private const int Threads = 2;

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Load", "list.lua");

    /// <summary>How many instances it rotates over.</summary>
    public required int Instances { get; init; }

    public int Connections { get; init; } = 32;

    /// <summary>Whether the source of every response is counted, which costs the client time.</summary>
    public bool CountSources { get; init; }

    /// <summary>Runs one wrk for each URL at the same time; threads, connections and instances are divided among them.</summary>
    public async Task<WrkResult> RunAsync(IReadOnlyList<Uri> urls, TimeSpan time, CancellationToken cancellationToken) =>
        WrkResult.Sum(await Task.WhenAll(urls.Select((url, index) => RunAsync(url, index, urls.Count, time, cancellationToken))));

    private async Task<WrkResult> RunAsync(Uri url, int index, int share, TimeSpan time, CancellationToken cancellationToken)
    {
        var count = Math.Max(Instances / share, 1);
        var output = await ChildProcess.RunAsync(
            [],
            [
                "wrk", "-t", Text(Math.Max(Threads / share, 1)), "-c", Text(Connections / share), "-d", $"{Text((int)time.TotalSeconds)}s",
                "--timeout", "30s", "-s", Script, url.ToString(), "--",
                Text(index * count % Instances), Text(count), CountSources ? "sources" : "",
            ],
            cancellationToken);
        return WrkResult.Parse(output);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What one run of wrk counted.</summary>
/// <param name="Requests">Responses.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Failures">Responses other than 2xx and 3xx, broken connections and timeouts.</param>
/// <param name="Sources">Responses whose source was counted.</param>
/// <param name="Live">Those among them that came from the bridge.</param>
internal sealed record WrkResult(long Requests, double Seconds, double P50, double P99, long Failures, long Sources, long Live)
{
    public double PerSecond => Requests / Seconds;

    /// <summary>Reads the line that the script prints.</summary>
    public static WrkResult Parse(string output)
    {
        var line = output.Split('\n').Single(line => line.StartsWith("RESULT ", StringComparison.Ordinal));
        var numbers = line.Split(' ')[1..].Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new WrkResult(numbers[0], numbers[1] / 1e6, numbers[2] / 1e3, numbers[3] / 1e3, numbers[4], numbers[5], numbers[6]);
    }

    /// <summary>Several that ran at the same time; the p99 is the worst one's.</summary>
    public static WrkResult Sum(IReadOnlyList<WrkResult> runs) => new(
        runs.Sum(run => run.Requests),
        runs.Max(run => run.Seconds),
        runs.Average(run => run.P50),
        runs.Max(run => run.P99),
        runs.Sum(run => run.Failures),
        runs.Sum(run => run.Sources),
        runs.Sum(run => run.Live));
}
