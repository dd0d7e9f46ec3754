namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>Traces belong to requests: background work, once a second, would outnumber them.</summary>
[TestFixture]
[NonParallelizable]
public sealed class BackgroundWorkTests : ExportingTests
{
    [Test]
    public async Task Background_work_makes_no_traces()
    {
        await Data.ExecuteAsync(
            "INSERT INTO bridge_terminations (bridge_integration_id, instance_name, next_attempt_at, created_at) VALUES ('int_pending', 'suporte', now(), now())");
        Bridge.OnTerminate(BridgeReplies.Terminated);

        await using (var service = await StartExportingAsync(settings => settings["BRIDGE_URL"] = Bridge.BaseUrl.AbsoluteUri))
        {
            await Bridge.WaitForCallAsync(BridgeCall.Terminate);
            await ListAsync(service.BaseUrl);
        }

        Assert.That(Trace.Select(span => span.Source.Name), Has.Member("Npgsql"), "requests make traces");
        Assert.That(Exported, Does.Not.Contain("bridge_terminations").And.Not.Contain("GET /v1").And.Not.Contain("integrations/int_pending"));
    }

    // The module is off in the test's own service, so that its worker leaves the outbox alone.
    protected override void Configure(Dictionary<string, string?> changed) => changed["BRIDGE_URL"] = null;
}
