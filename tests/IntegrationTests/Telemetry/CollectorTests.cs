using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>The export of a process to a collector, over OTLP (contract, section 10).</summary>
[TestFixture]
[NonParallelizable]
public sealed class CollectorTests : ExportingTests
{
    [Test]
    public async Task Traces_and_metrics_reach_the_collector()
    {
        var exports = new ConcurrentBag<string>();
        await using var collector = await StartCollectorAsync(exports);

        await using var service = await Fixture.StartProcessAsync(settings => ExportTo(settings, collector.Urls.Single()));
        await ListAsync(service.BaseUrl);
        await service.StopAsync();

        Assert.That(exports.Distinct(), Is.EquivalentTo(["/v1/traces", "/v1/metrics"]));
    }

    [Test]
    public async Task A_port_for_Prometheus_takes_no_metrics_from_the_collector()
    {
        var exports = new ConcurrentBag<string>();
        await using var collector = await StartCollectorAsync(exports);
        var port = FreePort.Find();

        await using var service = await Fixture.StartProcessAsync(settings =>
        {
            ExportTo(settings, collector.Urls.Single());
            settings["METRICS_PORT"] = $"{port}";
        });
        using var http = new HttpClient();
        var scraped = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
        await service.StopAsync();

        Assert.That(scraped, Does.Contain("dotnet_gc_collections_total"));
        Assert.That(exports.Distinct(), Does.Contain("/v1/metrics"));
    }

    [Test]
    public async Task A_collector_that_is_unreachable_does_no_harm()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("active"));

        await using var service = await Fixture.StartProcessAsync(settings => ExportTo(settings, NoCollector));
        var response = await ListAsync(service.BaseUrl);
        var end = await service.StopAsync();

        Assert.That((response.Status, end.ExitCode, end.Error), Is.EqualTo((200, 0, "")));
    }

    private static void ExportTo(Dictionary<string, string?> settings, string collector)
    {
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector;
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
    }

    private static async Task<WebApplication> StartCollectorAsync(ConcurrentBag<string> exports)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", (HttpRequest request) => exports.Add(request.Path));
        await collector.StartAsync();
        return collector;
    }
}
