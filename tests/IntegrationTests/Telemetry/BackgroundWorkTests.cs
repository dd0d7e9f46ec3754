using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>Traces belong to requests: what the service does by itself, once a second, would drown them.</summary>
[TestFixture]
public sealed class BackgroundWorkTests : ExportingTests
{
    [Test]
    public async Task Work_that_nobody_asked_for_makes_no_traces()
    {
        await Data.ExecuteAsync(
            "INSERT INTO bridge_terminations (bridge_integration_id, instance_name, next_attempt_at, created_at) VALUES ('int_owed', 'suporte', now(), now())");
        Bridge.OnTerminate(Replies.Terminated);

        await using var service = await StartExportingAsync(settings => settings["BRIDGE_URL"] = Bridge.BaseUrl.AbsoluteUri);
        await service.WaitForLineAsync(line => line.Contains("is terminated by a retry"));
        await ListAsync(service);
        await service.StopAsync();

        Assert.That(Sink.Spans, Has.Some.Property(nameof(ExportedSpan.TraceId)).EqualTo(CallersTrace));
        Assert.That(Sink.Raw, Does.Not.Contain("UPDATE bridge_terminations").And.Not.Contain("int_owed"));
    }

    // The module is off in the test's own service, so that its worker leaves the ledger alone.
    protected override void Configure(Dictionary<string, string?> changed) => changed["BRIDGE_URL"] = null;
}
