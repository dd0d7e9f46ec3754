using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>The alerts and the metrics, as Debian's Prometheus reads them.</summary>
[TestFixture]
public sealed class PrometheusTests : ScrapedTests
{
    private static readonly string Alerts = Path.Combine(Repository.Root, "deploy/prometheus/alerts.yaml");

    [Test]
    public async Task Promtool_accepts_the_alerts()
    {
        if (!await Prometheus.TryCheckRulesAsync(Alerts))
        {
            Skipped.Because(Prometheus.UnavailableReason!);
        }
    }

    [Test]
    public async Task Prometheus_scrapes_the_service_and_evaluates_every_alert()
    {
        await using var prometheus = await Prometheus.TryStartAsync(MetricsUrl, Alerts);
        if (prometheus is null)
        {
            Skipped.Because(Prometheus.UnavailableReason!);
        }

        await ExerciseAsync();
        using var http = new HttpClient { BaseAddress = prometheus.BaseUrl };

        await Eventually.HoldsAsync(
            async () => (await DataAsync(http, "query?query=ryze_chatwoot_list_readings_total{source=\"live\"}")).GetProperty("result").GetArrayLength() == 1,
            "Prometheus has the metric");
        var scrapedAt = TimeProvider.System.GetUtcNow();
        JsonElement[] rules = [];
        await Eventually.HoldsAsync(
            async () =>
            {
                rules = [.. (await DataAsync(http, "rules")).GetProperty("groups")[0].GetProperty("rules").EnumerateArray()];
                return rules.All(rule => rule.GetProperty("lastEvaluation").GetDateTimeOffset() > scrapedAt);
            },
            "every alert was evaluated with the metric");
        Assert.That(rules.Where(rule => rule.GetProperty("health").GetString() != "ok").Select(rule => rule.GetRawText()), Is.Empty);
    }

    private static async Task<JsonElement> DataAsync(HttpClient http, string path)
    {
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"api/v1/{path}", UriKind.Relative)));
        return answer.RootElement.GetProperty("data").Clone();
    }
}
