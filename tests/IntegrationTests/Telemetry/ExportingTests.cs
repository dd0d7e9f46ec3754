using System.Diagnostics;
using System.Globalization;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>
/// A service that exports to memory. Derived fixtures do not run in parallel with others: the listeners of OpenTelemetry see every service
/// of the process, and the test's own bridge.
/// </summary>
public abstract class ExportingTests() : ServiceTests(Database.Postgres)
{
    protected const string CallersTrace = "0af7651916cd43dd8448eb211c80319c";
    protected const string CallersSpan = "b7ad6b7169203331";

    /// <summary>A port on which no collector listens.</summary>
    protected const string NoCollector = "http://127.0.0.1:1";

    private readonly List<MetricSnapshot> metrics = [];
    private readonly List<Activity> spans = [];

    /// <summary>The spans that continue the caller's trace; read them when the service has stopped.</summary>
    protected IReadOnlyList<Activity> Trace => [.. spans.Where(span => span.TraceId.ToHexString() == CallersTrace)];

    /// <summary>The span of the one request that was sent with the caller's trace.</summary>
    protected Activity RequestSpan => Trace.Single(span => span.ParentSpanId.ToHexString() == CallersSpan);

    protected IEnumerable<string> Metrics => metrics.Select(metric => metric.Name);

    /// <summary>Every text of the export: names, attributes, events and statuses of spans, names and attributes of metrics.</summary>
    protected string Exported => string.Join('\n', spans.SelectMany(TextsOf).Concat(metrics.SelectMany(TextsOf)));

    protected Task<RunningService> StartExportingAsync(Action<Dictionary<string, string?>>? change = null) => StartAnotherAsync(
        settings =>
        {
            settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = NoCollector;
            settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            change?.Invoke(settings);
        },
        services: services => services
            .ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(spans))
            .ConfigureOpenTelemetryMeterProvider(meters => meters.AddInMemoryExporter(metrics)));

    protected static Task<Response> ListAsync(Uri service) => SendAsync(service, HttpMethod.Get, $"api/chatwoot/list/{Instance}");

    /// <summary>A request of a caller that has a trace already.</summary>
    protected static async Task<Response> SendAsync(Uri service, HttpMethod method, string path)
    {
        using var client = new ChatwootClient(service, InstanceToken);
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("traceparent", $"00-{CallersTrace}-{CallersSpan}-01");
        return await client.SendAsync(request);
    }

    private static IEnumerable<string> TextsOf(Activity span) =>
    [
        span.DisplayName,
        span.StatusDescription ?? "",
        .. span.TagObjects.Select(TextOf),
        .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. span.Events.SelectMany(happened => happened.Tags.Select(TextOf).Prepend(happened.Name)),
    ];

    private static IEnumerable<string> TextsOf(MetricSnapshot metric)
    {
        yield return metric.Name;
        foreach (var point in metric.MetricPoints)
        {
            foreach (var tag in point.Tags)
            {
                yield return TextOf(tag);
            }
        }
    }

    private static string TextOf(KeyValuePair<string, object?> tag) => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}");
}
