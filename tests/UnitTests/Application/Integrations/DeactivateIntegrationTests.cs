using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class DeactivateIntegrationTests
{
    private static readonly PendingTermination Pending = new("int_old", 3, "suporte");

    private readonly DeactivationFixture fixture = new();
    private readonly Instance instance = AnInstance();

    [Test]
    public async Task Terminates_at_the_bridge_first_and_removes_the_row_then()
    {
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeTerminateReply.Gone());
        fixture.TakesDeletion(instance, pending: null);

        var result = await fixture.DeactivateAsync();

        Assert.That(ValueOf(result), Is.SameAs(instance));
        Assert.That(fixture.Steps, Is.EqualTo("bridge, row"));
        Assert.That(fixture.Log.Collector.GetSnapshot(), Is.Empty);
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Removes_the_row_and_adds_the_termination_to_the_outbox_when_the_bridge_fails(BridgeFault fault)
    {
        GivenFailure(fault);

        var result = await fixture.DeactivateAsync();

        Assert.That(ValueOf(result), Is.SameAs(instance));
        Assert.That(fixture.Steps, Is.EqualTo("bridge, row"));
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Warns_once_and_keeps_the_secret_when_the_bridge_fails(BridgeFault fault)
    {
        GivenFailure(fault);

        await fixture.DeactivateAsync();

        var line = fixture.Log.Collector.GetSnapshot().Single();
        Assert.That(line.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(line.Message, Does.Contain("int_old").And.Contain("suporte").And.Contain($"{fault}").And.Contain("what the bridge did"));
        Assert.That(line.Message, Does.Not.Contain(ChatwootToken));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Removes_a_row_without_a_bridge_id_and_does_not_call_the_bridge(string? bridgeId)
    {
        var neverActivated = instance with { Integration = AnIntegration() with { BridgeIntegrationId = bridgeId } };
        fixture.HasInstance(neverActivated);
        fixture.TakesDeletion(neverActivated, pending: null);

        var result = await fixture.DeactivateAsync();

        Assert.That(ValueOf(result), Is.SameAs(neverActivated));
        Assert.That(fixture.Steps, Is.EqualTo("row"));
    }

    [Test]
    public async Task Fails_without_a_call_to_the_bridge_where_there_is_no_row()
    {
        fixture.HasInstance(instance with { Integration = null });

        var result = await fixture.DeactivateAsync();

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.NotFound, "no chatwoot integration to delete")));
    }

    [Test]
    public async Task Completes_when_the_client_disconnects_during_the_call()
    {
        using var hangUp = new CancellationTokenSource();
        await hangUp.CancelAsync();
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeTerminateReply.Gone());
        fixture.TakesDeletion(instance, pending: null);

        await fixture.DeactivateAsync(hangUp.Token);

        fixture.Bridge.Verify(bridge => bridge.TerminateAsync("int_old", CancellationToken.None), Times.Once);
        fixture.Integrations.Verify(rows => rows.DeleteAsync(instance, null, CancellationToken.None), Times.Once);
    }

    [Test]
    public void Fails_where_the_row_cannot_be_removed()
    {
        var broken = new BrokenDatabaseException();
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeTerminateReply.Gone());
        fixture.Integrations.Setup(rows => rows.DeleteAsync(instance, null, It.IsAny<CancellationToken>())).ThrowsAsync(broken);

        Assert.That(() => fixture.DeactivateAsync(), Throws.Exception.SameAs(broken));
    }

    private void GivenFailure(BridgeFault fault)
    {
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeTerminateReply.Failed(fault, "what the bridge did"));
        fixture.TakesDeletion(instance, Pending);
    }
}
