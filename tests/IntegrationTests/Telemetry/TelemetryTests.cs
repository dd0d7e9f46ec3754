using System.Globalization;
using System.Text.Json;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>What a service exports to a collector and writes to its log, as an operator's backends see it (contract, section 10).</summary>
[TestFixture]
public sealed class TelemetryTests : ExportingTests
{
    private const string ChatwootToken = "canary-of-the-chatwoot-token";
    private const string AccountCanary = "canary-of-the-account-token";

    [Test]
    public async Task One_trace_joins_the_caller_the_service_the_bridge_and_the_database()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(Replies.Live("active"));

        await using var service = await StartExportingAsync();
        await ListAsync(service);
        await service.StopAsync();

        var trace = Sink.Spans.Where(span => span.TraceId == CallersTrace).ToList();
        var request = trace.Single(span => span.Source == "Microsoft.AspNetCore");
        var call = trace.Single(span => span.Source == "System.Net.Http");
        Assert.Multiple(() =>
        {
            Assert.That((request.ParentId, request.Name), Is.EqualTo((CallersSpan, "GET api/chatwoot/list/{instance}")));
            Assert.That(request.Attributes["url.path"], Is.EqualTo($"/api/chatwoot/list/{Instance}"));
            Assert.That(call.ParentId, Is.EqualTo(request.Id));
            Assert.That(Bridge.Calls[^1].Headers["traceparent"], Is.EqualTo($"00-{CallersTrace}-{call.Id}-01"));
            Assert.That(trace.Where(span => span.Source == "Npgsql").Select(span => span.ParentId), Is.Not.Empty.And.All.EqualTo(request.Id));
            Assert.That(Sink.Resource["service.name"], Is.EqualTo("RyzeChatwoot"));
        });
    }

    [Test]
    public async Task Metrics_tell_of_the_bridge_the_statuses_and_the_ledger()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(Replies.Live("active", inboxId: 42));

        await using var service = await StartExportingAsync();
        await ListAsync(service);
        await service.StopAsync();

        Assert.That(Sink.Metrics, Is.SupersetOf((string[])
        [
            "ryze_chatwoot.bridge.call.duration",
            "ryze_chatwoot.list.readings",
            "ryze_chatwoot.list.backfills",
            "ryze_chatwoot.terminations.owed",
            "ryze_chatwoot.terminations.oldest_age",
            "ryze_chatwoot.breaker.open",
            "http.server.request.duration",
            "http.client.request.duration",
            "db.client.operation.duration",
        ]));
    }

    [Test]
    public async Task Neither_export_nor_log_shows_a_secret()
    {
        await Service.AddAccountAsync("canaries", AccountCanary);
        await Service.AddInstanceAsync("canaries", Instance);
        Bridge.OnActivate(Replies.Activated("int_2"));
        Bridge.OnRead(Replies.Refused(500, $"{ChatwootToken} {Settings.BridgeToken}"));
        Bridge.OnTerminate(Replies.Refused(500, ChatwootToken));
        var form = ChatwootClient.AnActivation();
        form["chatwootApiToken"] = ChatwootToken;

        await using var service = await StartExportingAsync(settings => settings["Logging:LogLevel:Default"] = "Trace");
        using var client = new ChatwootClient(service.BaseUrl, AccountCanary);
        await client.SetAsync(Instance, form);
        await client.ListAsync(Instance);
        await client.SendAsync(HttpMethod.Get, $"api/chatwoot/list/{Instance}?token={AccountCanary}");
        await client.DeleteAsync(Instance);
        var end = await service.StopAsync();

        Assert.That(Sink.Raw, Does.Contain("/v1/integrations/int_2").And.Contain("FROM chatwoot_integrations"));
        Assert.Multiple(() =>
        {
            foreach (var secret in (string[])[ChatwootToken, Settings.BridgeToken, Settings.EncryptionKey.Split(':')[1]])
            {
                Assert.That(Sink.Raw, Does.Not.Contain(secret));
                Assert.That(end.Output, Does.Not.Contain(secret));
            }

            Assert.That(Sink.Raw, Does.Not.Contain(AccountCanary));
        });
    }

    [Test]
    public async Task Logs_are_JSON_lines_with_the_callers_trace()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReply.Status(500));

        await using var service = await StartExportingAsync(settings => settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = null);
        await ListAsync(service);
        var end = await service.StopAsync();

        var lines = end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var warning = lines.Single(line => line.GetProperty("EventId").GetInt32() == 1001);
        Assert.Multiple(() =>
        {
            Assert.That(warning.GetProperty("LogLevel").GetString(), Is.EqualTo("Warning"));
            Assert.That(warning.GetProperty("State").GetProperty("Instance").GetString(), Is.EqualTo(Instance));
            Assert.That(warning.GetProperty("Scopes").EnumerateArray().Select(TraceIdOf), Has.Member(CallersTrace));
            Assert.That(DateTime.TryParse(warning.GetProperty("Timestamp").GetString(), CultureInfo.InvariantCulture, out _));
        });
    }

    [Test]
    public async Task A_collector_that_is_away_hurts_nobody()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(Replies.Live("active"));
        await Sink.DisposeAsync();

        await using var service = await StartExportingAsync();
        var answer = await ListAsync(service);
        var end = await service.StopAsync();

        Assert.That((answer.Status, end.ExitCode, end.Error), Is.EqualTo((200, 0, "")));
    }

    private static string? TraceIdOf(JsonElement scope) => scope.TryGetProperty("TraceId", out var id) ? id.GetString() : null;
}
