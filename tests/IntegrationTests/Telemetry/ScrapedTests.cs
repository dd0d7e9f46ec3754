using System.Globalization;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>A service with <c>METRICS_PORT</c>, and what Prometheus reads there.</summary>
[NonParallelizable]
public abstract class ScrapedTests() : ServiceTests(Database.Postgres)
{
    private const string AlsoSet = "vendas";
    private const int Pool = 2;

    protected int MetricsPort { get; } = FreePort.Find();

    protected Uri MetricsUrl => new($"http://127.0.0.1:{MetricsPort}/metrics");

    protected override void Configure(Dictionary<string, string?> changed)
    {
        changed["METRICS_PORT"] = MetricsPort.ToString(CultureInfo.InvariantCulture);
        changed["DATABASE_URL"] = $"{Data.Url}?Maximum%20Pool%20Size={Pool}";
    }

    /// <summary>
    /// Sends requests for every metric that an alert or a panel needs: lists, live, local, with a change of status and more at once than there are connections; sets; a
    /// delete whose termination stays pending.
    /// </summary>
    protected async Task ExerciseAsync()
    {
        await Service.AddInstanceAsync(Account, AlsoSet);
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("error", "HTTP 401", inboxId: 42));
        await Client.ListAsync(Instance);
        await Task.WhenAll(Enumerable.Range(0, 10 * Pool).Select(_ => Client.ListAsync(Instance)));
        Bridge.OnRead(BridgeReply.Status(500));
        await Client.ListAsync(Instance);
        Bridge.OnActivate(BridgeReply.Status(503));
        await Client.SetAsync(AlsoSet);
        Bridge.OnTerminate(BridgeReply.Status(500));
        await Client.DeleteAsync(Instance);
    }

    /// <returns>One line for each sample.</returns>
    protected async Task<string[]> ScrapeAsync()
    {
        using var http = new HttpClient();
        var text = await http.GetStringAsync(MetricsUrl);
        return [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }

    protected static string NameOf(string sample) => sample[..sample.IndexOfAny(['{', ' '])];
}
