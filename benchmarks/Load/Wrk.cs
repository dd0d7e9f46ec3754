using System.Globalization;
using RyzeChatwoot.Benchmarks.Database;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>How wrk drives a server: every connection sends the next request as soon as it has its response.</summary>
internal sealed record Wrk
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Load", "list.lua");

    /// <summary>Rotates over this many instances.</summary>
    public required int Instances { get; init; }

    public int Connections { get; init; } = 32;

    public int Threads { get; init; } = 2;

    /// <summary>Whether requests carry the token of their instance's account instead of its own.</summary>
    public bool AccountTokens { get; init; }

    /// <summary>Whether the source of every response is read, which costs the client time.</summary>
    public bool Watch { get; init; }

    /// <summary>Runs one wrk for each URL at the same time; threads, connections and instances are divided among them.</summary>
    public async Task<WrkResult> RunAsync(IReadOnlyList<Uri> urls, TimeSpan time, CancellationToken cancellationToken) =>
        WrkResult.Sum(await Task.WhenAll(urls.Select((url, place) => RunAsync(url, place, urls.Count, time, cancellationToken))));

    private async Task<WrkResult> RunAsync(Uri url, int place, int share, TimeSpan time, CancellationToken cancellationToken)
    {
        var count = Math.Max(Instances / share, 1);
        var output = await Shell.RunAsync(
            [],
            [
                "wrk", "-t", Text(Math.Max(Threads / share, 1)), "-c", Text(Connections / share), "-d", $"{Text((int)time.TotalSeconds)}s",
                "--timeout", "30s", "-s", Script, url.ToString(), "--",
                Text(place * count % Instances), Text(count), Text(Postgres.InstancesPerAccount),
                AccountTokens ? "account" : "instance", Watch ? "watch" : "hurry",
            ],
            cancellationToken);
        return Parse(output);
    }

    private static WrkResult Parse(string output)
    {
        var line = output.Split('\n').Single(line => line.StartsWith("RESULT ", StringComparison.Ordinal));
        var numbers = line.Split(' ')[1..].Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new WrkResult(
            numbers[0], numbers[1] / 1e6, numbers[2] / 1e3, numbers[3] / 1e3, numbers[4], numbers[5], numbers[6], numbers[7]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
