using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>The traces of a service that exports (contract, section 10).</summary>
[TestFixture]
[NonParallelizable]
public sealed class TraceTests : ExportingTests
{
    private const string Canary = "canary-of-a-token-in-a-url";

    [Test]
    public async Task One_trace_joins_the_caller_the_service_the_bridge_and_the_database()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("active"));

        string? serviceName;
        await using (var service = await StartExportingAsync())
        {
            await ListAsync(service.BaseUrl);
            serviceName = service.Services.GetRequiredService<TracerProvider>().GetResource().Attributes
                .Single(attribute => attribute.Key == "service.name").Value as string;
        }

        var call = ChildrenOf(RequestSpan, "System.Net.Http").Single();
        Assert.Multiple(() =>
        {
            Assert.That((RequestSpan.Source.Name, RequestSpan.DisplayName), Is.EqualTo(("Microsoft.AspNetCore", "GET api/chatwoot/list/{instance}")));
            Assert.That(RequestSpan.GetTagItem("http.route"), Is.EqualTo("api/chatwoot/list/{instance}"));
            Assert.That(RequestSpan.GetTagItem("url.path"), Is.EqualTo($"/api/chatwoot/list/{Instance}"));
            Assert.That(RequestSpan.GetTagItem("http.response.status_code"), Is.EqualTo(200));
            Assert.That(Bridge.Calls[^1].Headers["traceparent"], Is.EqualTo($"00-{CallersTrace}-{call.SpanId}-01"));
            Assert.That(ChildrenOf(RequestSpan, "Npgsql"), Is.Not.Empty);
            Assert.That(serviceName, Is.EqualTo("RyzeChatwoot"));
        });
    }

    [Test]
    public async Task A_request_that_fails_is_an_error()
    {
        await using (var service = await StartExportingAsync())
        {
            await Data.ExecuteAsync("DROP TABLE chatwoot_integrations CASCADE");
            await ListAsync(service.BaseUrl);
        }

        Assert.That(RequestSpan.GetTagItem("http.response.status_code"), Is.EqualTo(500));
        Assert.That((RequestSpan.Status, RequestSpan.StatusDescription), Is.EqualTo((ActivityStatusCode.Error, (string?)null)));
        Assert.That(RequestSpan.GetTagItem("error.type"), Is.Not.Null);
    }

    [TestCase($"api/chatwoot/lists/{Canary}")]
    [TestCase($"{Canary}?token={Canary}&{Canary}=1")]
    public async Task A_path_that_no_route_matches_is_not_exported(string path)
    {
        await using (var service = await StartExportingAsync())
        {
            await SendAsync(service.BaseUrl, HttpMethod.Get, path);
        }

        Assert.That((RequestSpan.DisplayName, RequestSpan.GetTagItem("http.response.status_code")), Is.EqualTo(("GET", 404)));
        Assert.That(Exported, Does.Not.Contain(Canary));
    }

    [Test]
    public async Task A_query_is_not_exported()
    {
        await using (var service = await StartExportingAsync())
        {
            await SendAsync(service.BaseUrl, HttpMethod.Get, $"api/chatwoot/list/{Instance}?token={Canary}&{Canary}=1");
        }

        Assert.That(RequestSpan.GetTagItem("url.path"), Is.EqualTo($"/api/chatwoot/list/{Instance}"));
        Assert.That(Exported, Does.Not.Contain(Canary));
    }

    [TestCase("health")]
    [TestCase("health/live")]
    public async Task Health_checks_make_no_traces(string path)
    {
        await using (var service = await StartExportingAsync())
        {
            Assert.That((await SendAsync(service.BaseUrl, HttpMethod.Get, path)).Status, Is.EqualTo(200));
        }

        Assert.That(Trace, Is.Empty);
    }

    private IEnumerable<Activity> ChildrenOf(Activity span, string source) =>
        Trace.Where(child => child.ParentSpanId == span.SpanId && child.Source.Name == source);
}
