using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>What a service exports to a collector and writes to its log, as an operator's backends see it (contract, section 10).</summary>
[TestFixture]
[NonParallelizable]
public sealed class TelemetryTests : ExportingTests
{
    private const string ChatwootToken = "canary-of-the-chatwoot-token";
    private const string AccountCanary = "canary-of-the-account-token";

    [Test]
    public async Task Metrics_cover_the_bridge_the_statuses_the_outbox_and_the_framework()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("error", "HTTP 401", inboxId: 42));

        await using (var service = await StartExportingAsync())
        {
            await ListAsync(service.BaseUrl);
            await GaugesAsync(service);
        }

        Assert.That(Metrics, Is.SupersetOf((string[])
        [
            "ryze_chatwoot.bridge.call.duration",
            "ryze_chatwoot.list.readings",
            "ryze_chatwoot.list.backfills",
            "ryze_chatwoot.terminations.owed",
            "ryze_chatwoot.terminations.oldest_age",
            "ryze_chatwoot.status.changes",
            "ryze_chatwoot.integrations",
            "ryze_chatwoot.breaker.open",
            "http.server.request.duration",
            "http.client.request.duration",
            "db.client.operation.duration",
            "dotnet.gc.collections",
        ]));
    }

    [Test]
    public async Task Neither_export_nor_log_shows_a_secret()
    {
        await Service.AddAccountAsync("canaries", AccountCanary);
        await Service.AddInstanceAsync("canaries", Instance);
        Bridge.OnEveryCall(call => call == BridgeCall.Activate
            ? BridgeReplies.Activated("int_2")
            : BridgeReplies.Refused(500, $"{ChatwootToken} {Settings.BridgeToken}"));
        var activation = ChatwootClient.AnActivation();
        activation["chatwootApiToken"] = ChatwootToken;

        var service = await StartExportingAsync();
        await using (service)
        {
            using var client = service.ClientWith(AccountCanary);
            foreach (var route in ApiRoute.All)
            {
                await route.SendAsync(client, Instance, JsonContent.Create(activation));
                await client.SendAsync(new HttpMethod(route.Method), $"{route.PathFor(Instance)}?token={AccountCanary}");
            }
        }

        var log = string.Join('\n', service.Log.Lines.Select(line => line.Text));
        Assert.That(Exported, Does.Contain("/v1/integrations/int_2").And.Contain("FROM chatwoot_integrations"));
        Assert.That(log, Does.Contain("is not terminated yet"));
        Assert.Multiple(() =>
        {
            foreach (var secret in (string[])[ChatwootToken, Settings.BridgeToken, Settings.EncryptionKey.Split(':')[1]])
            {
                Assert.That(Exported, Does.Not.Contain(secret));
                Assert.That(log, Does.Not.Contain(secret));
            }

            Assert.That(Exported, Does.Not.Contain(AccountCanary));
        });
    }

    [Test]
    public async Task Logs_are_JSON_lines_with_the_callers_trace()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReply.Status(500));

        await using var service = await Fixture.StartProcessAsync();
        await ListAsync(service.BaseUrl);
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

    // They are recorded in the background, once the service runs.
    private Task GaugesAsync(RunningService service) => Eventually.HoldsAsync(
        () =>
        {
            service.Services.GetRequiredService<MeterProvider>().ForceFlush();
            return Metrics.Contains("ryze_chatwoot.integrations");
        },
        "the gauges of the database are exported");

    private static string? TraceIdOf(JsonElement scope) => scope.TryGetProperty("TraceId", out var id) ? id.GetString() : null;
}
