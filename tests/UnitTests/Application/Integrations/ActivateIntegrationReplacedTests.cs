using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivateIntegrationReplacedTests
{
    private readonly ActivationFixture scene = new();

    [SetUp]
    public void SetUp()
    {
        scene.HasInstance(AnInstance());
        scene.HearsFromBridge(new BridgeActivateReply.Activated(AnActivation()));
        scene.Stores(replaced: new PendingTermination("int_old", 3, "suporte"));
    }

    [Test]
    public async Task Terminates_what_it_replaced_and_strikes_it_from_the_ledger()
    {
        scene.HearsFromBridge("int_old", new BridgeTerminateReply.Gone());

        await scene.ActivateAsync();

        Assert.That(scene.Steps, Is.EqualTo("look-up, activate, store, terminate int_old, strike int_old"));
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Leaves_in_the_ledger_what_the_bridge_did_not_terminate(BridgeFault fault)
    {
        scene.HearsFromBridge("int_old", new BridgeTerminateReply.Failed(fault, "what the bridge did"));

        var result = await scene.ActivateAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new Activation("suporte", AnActivation())));
        Assert.That(scene.Steps, Is.EqualTo("look-up, activate, store, terminate int_old"));
    }

    [Test]
    public async Task Warns_once_of_what_the_bridge_did_not_terminate()
    {
        scene.HearsFromBridge("int_old", new BridgeTerminateReply.Failed(BridgeFault.Timeout, "what the bridge did"));

        await scene.ActivateAsync();

        var line = scene.SettlerLog.Collector.GetSnapshot().Single();
        Assert.That(line.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(line.Message, Does.Contain("int_old").And.Contain("suporte").And.Contain("what the bridge did"));
    }
}
