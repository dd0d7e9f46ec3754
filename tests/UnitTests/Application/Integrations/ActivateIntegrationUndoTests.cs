using Microsoft.Extensions.Logging;
using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivateIntegrationUndoTests
{
    private readonly ActivationFixture scene = new();
    private readonly BrokenDatabaseException broken = new();

    [SetUp]
    public void SetUp()
    {
        scene.HasInstance(AnInstance());
        scene.HearsFromBridge(new BridgeActivateReply.Activated(AnActivation()));
        scene.FailsToStore(broken);
    }

    [Test]
    public void Terminates_at_the_bridge_what_could_not_be_kept()
    {
        scene.HearsFromBridge("int_new", new BridgeTerminateReply.Gone());

        Assert.That(() => scene.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(scene.Steps, Is.EqualTo("look-up, activate, store, look-up, terminate int_new"));
    }

    [Test]
    public void Terminates_as_well_where_the_failure_was_not_the_databases()
    {
        var bug = new InvalidOperationException("a bug");
        scene.FailsToStore(bug);
        scene.HearsFromBridge("int_new", new BridgeTerminateReply.Gone());

        Assert.That(() => scene.ActivateAsync(), Throws.Exception.SameAs(bug));
        Assert.That(scene.Steps, Does.Contain("terminate int_new"));
    }

    [Test]
    public async Task Succeeds_where_the_row_is_there_although_the_database_reported_a_failure()
    {
        var row = AnIntegration() with { BridgeIntegrationId = "int_new", UpdatedAt = AnIntegration().UpdatedAt.AddSeconds(1) };
        var stored = AnInstance() with { Integration = row };
        scene.Instances.SetupSequence(instances => instances.FindAsync(11, CancellationToken.None))
            .ReturnsAsync(AnInstance())
            .ReturnsAsync(stored);

        var result = await scene.ActivateAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new Activation("suporte", AnActivation())));
        Assert.That(scene.Log.Collector.GetSnapshot().Select(line => (line.Level, line.Exception)), Is.EqualTo(new[] { (LogLevel.Warning, broken) }));
    }

    [Test]
    public void Terminates_nothing_that_the_row_which_stays_names()
    {
        scene.HearsFromBridge(new BridgeActivateReply.Activated(AnActivation() with { Id = "int_old" }));

        Assert.That(() => scene.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(scene.Steps, Is.EqualTo("look-up, activate, store, look-up"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Terminates_where_the_instance_or_its_row_is_gone_by_now(bool isInstanceThere)
    {
        Instance? now = isInstanceThere ? AnInstance() with { Integration = null } : null;
        scene.Instances.SetupSequence(instances => instances.FindAsync(11, CancellationToken.None))
            .ReturnsAsync(AnInstance())
            .ReturnsAsync(now);
        scene.HearsFromBridge("int_new", new BridgeTerminateReply.Gone());

        Assert.That(() => scene.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(scene.Steps, Does.Contain("terminate int_new"));
    }

    [Test]
    public void Terminates_where_the_database_does_not_tell_what_is_stored()
    {
        scene.Instances.SetupSequence(instances => instances.FindAsync(11, CancellationToken.None))
            .ReturnsAsync(AnInstance())
            .ThrowsAsync(new BrokenDatabaseException());
        scene.HearsFromBridge("int_new", new BridgeTerminateReply.Gone());

        Assert.That(() => scene.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(scene.Steps, Does.Contain("terminate int_new"));
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public void Enters_into_the_ledger_what_the_bridge_did_not_take_back(BridgeFault fault)
    {
        scene.HearsFromBridge("int_new", new BridgeTerminateReply.Failed(fault, "what the bridge did"));

        Assert.That(() => scene.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(scene.Steps, Does.EndWith("enter int_new"));
        scene.Outbox.Verify(outbox => outbox.AddAsync(new PendingTermination("int_new", 3, "suporte"), CancellationToken.None), Times.Once);
    }

    [Test]
    public void Logs_what_neither_the_bridge_nor_the_ledger_took_and_still_fails_for_the_first_reason()
    {
        scene.HearsFromBridge("int_new", new BridgeTerminateReply.Failed(BridgeFault.Unreachable, "what the bridge did"));
        scene.Outbox.Setup(outbox => outbox.AddAsync(It.IsAny<PendingTermination>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new BrokenDatabaseException());

        Assert.That(() => scene.ActivateAsync(), Throws.Exception.SameAs(broken));
        var error = scene.SettlerLog.Collector.GetSnapshot().Single(line => line.Level == LogLevel.Error);
        Assert.That(error.Message, Does.Contain("int_new").And.Contain("suporte").And.Not.Contain(ChatwootToken));
    }
}
