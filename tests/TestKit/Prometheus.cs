using RyzeChatwoot.BridgeMock;

namespace RyzeChatwoot.TestKit;

/// <summary>Prometheus, which scrapes one service and evaluates rules, with a data folder that goes with it.</summary>
public sealed class Prometheus : IAsyncDisposable
{
    private readonly GuardedProcess process;

    private Prometheus(GuardedProcess process, int port)
    {
        this.process = process;
        BaseUrl = new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Why a method gave null or false; the reason to skip a test with.</summary>
    public static string? UnavailableReason { get; private set; }

    /// <summary>The base of its HTTP API.</summary>
    public Uri BaseUrl { get; }

    /// <param name="target">What to scrape every second, at <c>/metrics</c>.</param>
    /// <param name="rules">A file of rules, evaluated every second.</param>
    /// <returns>Null where it is not installed.</returns>
    /// <exception cref="InvalidOperationException">It is not installed and <c>CI</c> is <c>true</c>, or it does not start.</exception>
    public static async Task<Prometheus?> TryStartAsync(Uri target, string rules)
    {
        if (Find("prometheus") is not { } program)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("ryze-prometheus-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yml"), Settings(target, rules));
        using var held = new HeldPort();
        var port = held.Port;
        held.Dispose();

        // Its lines begin with the time, the source and the level.
        var process = await GuardedProcess.StartAsync(
            folder,
            "Server is ready",
            "sh",
            "-c",
            $"""{program} --config.file=prometheus.yml --storage.tsdb.path=data --web.listen-address=127.0.0.1:{port} 2>&1 | sed -u 's/^.* msg="//'""");
        return new Prometheus(process, port);
    }

    /// <summary>Checks a file of rules with <c>promtool</c>.</summary>
    /// <returns>False where it is not installed.</returns>
    /// <exception cref="InvalidOperationException">A rule is invalid; or it is not installed and <c>CI</c> is <c>true</c>.</exception>
    public static async Task<bool> TryCheckRulesAsync(string rules)
    {
        if (Find("promtool") is not { } program)
        {
            return false;
        }

        await Command.RunAsync(program, "check", "rules", rules);
        return true;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static string? Find(string name)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        if (program is null)
        {
            UnavailableReason = $"Prometheus is not available: {name} is not installed";
            return Environment.GetEnvironmentVariable("CI") == "true" ? throw new InvalidOperationException(UnavailableReason) : null;
        }

        return program;
    }

    private static string Settings(Uri target, string rules) =>
        $"""
        global:
          scrape_interval: 1s
          evaluation_interval: 1s
        rule_files: ['{rules}']
        scrape_configs:
          - job_name: ryze-chatwoot
            static_configs:
              - targets: ['{target.Authority}']

        """;
}
