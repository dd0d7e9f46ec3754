using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivateIntegrationReplacedTests
{
    private readonly ActivationFixture fixture = new();

    [SetUp]
    public void SetUp()
    {
        fixture.HasInstance(AnInstance());
        fixture.GivenReply(new BridgeActivateReply.Activated(AnActivation()));
        fixture.Stores(replaced: new PendingTermination("int_old", 3, "suporte"));
    }

    [Test]
    public async Task Terminates_what_it_replaced_and_removes_it_from_the_outbox()
    {
        fixture.GivenReply("int_old", new BridgeTerminateReply.Gone());

        await fixture.ActivateAsync();

        Assert.That(fixture.Steps, Is.EqualTo("find, activate, store, terminate int_old, remove int_old"));
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Leaves_in_the_outbox_what_the_bridge_did_not_terminate(BridgeFault fault)
    {
        fixture.GivenReply("int_old", new BridgeTerminateReply.Failed(fault, "what the bridge did"));

        var result = await fixture.ActivateAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new Activation("suporte", AnActivation())));
        Assert.That(fixture.Steps, Is.EqualTo("find, activate, store, terminate int_old"));
    }

    [Test]
    public async Task Warns_once_of_what_the_bridge_did_not_terminate()
    {
        fixture.GivenReply("int_old", new BridgeTerminateReply.Failed(BridgeFault.Timeout, "what the bridge did"));

        await fixture.ActivateAsync();

        var line = fixture.ExecutorLog.Collector.GetSnapshot().Single();
        Assert.That(line.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(line.Message, Does.Contain("int_old").And.Contain("suporte").And.Contain("what the bridge did"));
    }
}
