using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>A collector on loopback, and services, as processes of their own, that export to it; stopping one sends what is left.</summary>
public abstract class ExportingTests() : ServiceTests(Database.Postgres)
{
    protected const string CallersTrace = "0af7651916cd43dd8448eb211c80319c";
    protected const string CallersSpan = "b7ad6b7169203331";

    protected OtlpSink Sink { get; private set; } = null!;

    [SetUp]
    public async Task ListenAsync() => Sink = await OtlpSink.StartAsync();

    [TearDown]
    public ValueTask HangUpAsync() => Sink.DisposeAsync();

    protected Task<ServiceProcess> StartExportingAsync(Action<Dictionary<string, string?>>? change = null) => StartProcessAsync(settings =>
    {
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = Sink.BaseUrl.AbsoluteUri;
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        change?.Invoke(settings);
    });

    /// <summary>A list by a caller who has a trace already.</summary>
    protected async Task<Answer> ListAsync(ServiceProcess service)
    {
        using var client = new ChatwootClient(service.BaseUrl, InstanceToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/chatwoot/list/{Instance}");
        request.Headers.Add("traceparent", $"00-{CallersTrace}-{CallersSpan}-01");
        return await client.SendAsync(request);
    }
}
