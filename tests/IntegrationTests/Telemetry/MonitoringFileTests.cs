using System.Text.Json;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>The alerts and the dashboard name metrics and labels that the service exports (docs/operations.md).</summary>
[TestFixture]
public sealed partial class MonitoringFileTests : ScrapedTests
{
    private const string Alerts = "deploy/prometheus/alerts.yaml";
    private const string Dashboard = "deploy/grafana/ryze-chatwoot.json";

    private static readonly string[] AddedByPrometheus = ["instance", "job"];

    [TestCase(Alerts)]
    [TestCase(Dashboard)]
    public async Task Every_metric_and_label_is_exported(string file)
    {
        await ExerciseAsync();
        var queries = QueriesOf(file).Select(query => GrafanaInterval().Replace(query, "[5m]")).ToList();
        var metrics = queries.SelectMany(MetricsOf).Distinct().ToList();
        var labels = queries.SelectMany(LabelsOf).Distinct().ToList();

        string[] samples = [];
        await Eventually.HoldsAsync(
            async () =>
            {
                samples = await ScrapeAsync();
                return !metrics.Except(samples.Select(NameOf)).Any();
            },
            $"{file} names only what is exported");

        Assert.That(metrics, Has.Count.GreaterThan(5));
        Assert.That(labels, Is.Not.Empty);
        var exported = samples.SelectMany(sample => Label().Matches(sample)).Select(match => match.Groups["name"].Value);
        Assert.That(labels.Except(exported), Is.Empty);
    }

    private static IEnumerable<string> QueriesOf(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));
        return file.EndsWith(".json", StringComparison.Ordinal)
            ? QueriesOf(JsonDocument.Parse(text).RootElement)
            : YamlExpression().Matches(text).Select(match => match.Groups["query"].Value);
    }

    private static IEnumerable<string> QueriesOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property is { Name: "expr", Value.ValueKind: JsonValueKind.String } ? [property.Value.GetString()!] : QueriesOf(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(QueriesOf),
        _ => [],
    };

    private static IEnumerable<string> MetricsOf(string query) =>
        Identifier().Matches(LabelList().Replace(Quoted().Replace(query, ""), " ")).Select(match => match.Value).Where(name => name.Contains('_')).Distinct();

    private static IEnumerable<string> LabelsOf(string query) =>
        Label().Matches(query).Select(match => match.Groups["name"].Value).Except(AddedByPrometheus);

    [GeneratedRegex(@"^\s+expr: (?<query>.+)$", RegexOptions.Multiline)]
    private static partial Regex YamlExpression();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[\$__\w+\]")]
    private static partial Regex GrafanaInterval();

    [GeneratedRegex(@"\{[^}]*\}|\b(by|without)\s*\([^)]*\)")]
    private static partial Regex LabelList();

    [GeneratedRegex(@"\b[a-z][a-z0-9_]*\b(?!\s*\()")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[{,]\s*(?<name>[a-z_]+)\s*(=~|!~|!=|=)")]
    private static partial Regex Label();
}
