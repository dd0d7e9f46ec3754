using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class GetIntegrationStatusLocalTests
{
    private readonly StatusFixture fixture = new();

    [Test]
    public async Task Fails_without_a_call_to_the_bridge_where_there_is_no_row()
    {
        fixture.HasInstance(AnInstance() with { Integration = null });

        var result = await fixture.GetStatusAsync();

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.NotFound, "no chatwoot integration for this instance")));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Does_not_ask_the_bridge_where_the_row_has_no_bridge_id(string? bridgeId)
    {
        var row = AnIntegration() with { BridgeIntegrationId = bridgeId };
        fixture.HasRow(row);

        var result = await fixture.GetStatusAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new IntegrationStatusResult("suporte", row, StatusSource.NoBridgeId)));
        Assert.That(fixture.Log.Collector.GetSnapshot(), Is.Empty);
    }

    [Test]
    public async Task Keeps_local_data_when_the_bridge_responds_404()
    {
        var row = AnIntegration() with { InboxId = 0 };
        fixture.HasRow(row);
        fixture.GivenReply(new BridgeReadReply.NotFound());

        var result = await fixture.GetStatusAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new IntegrationStatusResult("suporte", row, StatusSource.NotFound)));
        Assert.That(fixture.Log.Collector.GetSnapshot(), Is.Empty);
    }

    [TestCase(BridgeFault.Timeout, StatusSource.Timeout)]
    [TestCase(BridgeFault.Unreachable, StatusSource.Unreachable)]
    [TestCase(BridgeFault.BadResponse, StatusSource.BadResponse)]
    public async Task Keeps_local_data_when_the_bridge_fails(BridgeFault fault, StatusSource source)
    {
        var row = AnIntegration() with { Status = IntegrationStatus.Paused, InboxId = 0 };
        fixture.HasRow(row);
        fixture.GivenReply(new BridgeReadReply.Failed(fault, "what the bridge did"));

        var result = await fixture.GetStatusAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new IntegrationStatusResult("suporte", row, source)));
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Warns_once_and_keeps_the_secret_when_the_bridge_fails(BridgeFault fault)
    {
        fixture.HasRow(AnIntegration());
        fixture.GivenReply(new BridgeReadReply.Failed(fault, "what the bridge did"));

        await fixture.GetStatusAsync();

        var line = fixture.Log.Collector.GetSnapshot().Single();
        Assert.That(line.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(line.Message, Does.Contain("suporte").And.Contain($"{fault}").And.Contain("what the bridge did"));
        Assert.That(line.Message, Does.Not.Contain(ChatwootToken));
    }
}
