using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivateIntegrationUndoTests
{
    private readonly ActivationFixture fixture = new();
    private readonly BrokenDatabaseException broken = new();

    [SetUp]
    public void SetUp()
    {
        fixture.HasInstance(AnInstance());
        fixture.GivenReply(new BridgeActivateReply.Activated(AnActivation()));
        fixture.FailsToStore(broken);
    }

    [Test]
    public void Terminates_at_the_bridge_what_could_not_be_kept()
    {
        fixture.GivenReply("int_new", new BridgeTerminateReply.Gone());

        Assert.That(() => fixture.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(fixture.Steps, Is.EqualTo("find, activate, store, find, terminate int_new"));
    }

    [Test]
    public void Terminates_as_well_where_the_failure_was_not_the_databases()
    {
        var bug = new InvalidOperationException("a bug");
        fixture.FailsToStore(bug);
        fixture.GivenReply("int_new", new BridgeTerminateReply.Gone());

        Assert.That(() => fixture.ActivateAsync(), Throws.Exception.SameAs(bug));
        Assert.That(fixture.Steps, Does.Contain("terminate int_new"));
    }

    [Test]
    public async Task Succeeds_where_the_row_is_there_although_the_database_reported_a_failure()
    {
        var row = AnIntegration() with { BridgeIntegrationId = "int_new", UpdatedAt = AnIntegration().UpdatedAt.AddSeconds(1) };
        var stored = AnInstance() with { Integration = row };
        fixture.Instances.SetupSequence(instances => instances.FindAsync(11, CancellationToken.None))
            .ReturnsAsync(AnInstance())
            .ReturnsAsync(stored);

        var result = await fixture.ActivateAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new Activation("suporte", AnActivation())));
        AssertOneWarning("is stored although the database reported a failure: the cause");
    }

    [Test]
    public void Terminates_nothing_that_the_row_which_stays_names()
    {
        fixture.GivenReply(new BridgeActivateReply.Activated(AnActivation() with { Id = "int_old" }));

        Assert.That(() => fixture.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(fixture.Steps, Is.EqualTo("find, activate, store, find"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Terminates_where_the_instance_or_its_row_is_deleted_by_now(bool isInstanceThere)
    {
        Instance? now = isInstanceThere ? AnInstance() with { Integration = null } : null;
        fixture.Instances.SetupSequence(instances => instances.FindAsync(11, CancellationToken.None))
            .ReturnsAsync(AnInstance())
            .ReturnsAsync(now);
        fixture.GivenReply("int_new", new BridgeTerminateReply.Gone());

        Assert.That(() => fixture.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(fixture.Steps, Does.Contain("terminate int_new"));
    }

    [Test]
    public void Terminates_where_the_database_does_not_tell_what_is_stored()
    {
        fixture.Instances.SetupSequence(instances => instances.FindAsync(11, CancellationToken.None))
            .ReturnsAsync(AnInstance())
            .ThrowsAsync(new BrokenDatabaseException());
        fixture.GivenReply("int_new", new BridgeTerminateReply.Gone());

        Assert.That(() => fixture.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(fixture.Steps, Does.Contain("terminate int_new"));
        AssertOneWarning("is stored is unknown: the database cannot be reached (the cause)");
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public void Adds_to_the_outbox_what_the_bridge_did_not_terminate(BridgeFault fault)
    {
        fixture.GivenReply("int_new", new BridgeTerminateReply.Failed(fault, "what the bridge did"));

        Assert.That(() => fixture.ActivateAsync(), Throws.Exception.SameAs(broken));
        Assert.That(fixture.Steps, Does.EndWith("add int_new"));
        fixture.Outbox.Verify(outbox => outbox.AddAsync(new PendingTermination("int_new", 3, "suporte"), CancellationToken.None), Times.Once);
    }

    [Test]
    public void Logs_what_could_not_be_compensated_and_throws_the_first_exception()
    {
        fixture.GivenReply("int_new", new BridgeTerminateReply.Failed(BridgeFault.Unreachable, "what the bridge did"));
        fixture.Outbox.Setup(outbox => outbox.AddAsync(It.IsAny<PendingTermination>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new BrokenDatabaseException());

        Assert.That(() => fixture.ActivateAsync(), Throws.Exception.SameAs(broken));
        var error = fixture.ExecutorLog.Collector.GetSnapshot().Single(line => line.Level == LogLevel.Error);
        Assert.That(error.Message, Does.Contain("int_new").And.Contain("suporte").And.Contain("(the cause)").And.Not.Contain(ChatwootToken));
        Assert.That(error.Exception, Is.Null);
    }

    private void AssertOneWarning(string end)
    {
        var line = fixture.Log.Collector.GetSnapshot().Single();
        Assert.That((line.Level, line.Exception), Is.EqualTo((LogLevel.Warning, (Exception?)null)));
        Assert.That(line.Message, Does.EndWith(end));
    }
}
