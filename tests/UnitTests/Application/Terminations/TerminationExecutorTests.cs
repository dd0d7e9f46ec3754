using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Application.Terminations;

namespace RyzeChatwoot.UnitTests.Application.Terminations;

public sealed class TerminationExecutorTests
{
    private static readonly PendingTermination Pending = new("int_old", 3, "suporte");

    private readonly Mock<IBridgeGateway> bridge = new(MockBehavior.Strict);
    private readonly Mock<ITerminationOutbox> outbox = new(MockBehavior.Loose);
    private readonly FakeLogger<TerminationExecutor> log = new();

    [Test]
    public async Task Removes_what_the_bridge_confirms()
    {
        GivenReply(new BridgeTerminateReply.Gone());

        await Executor().ExecuteAsync(Pending);

        outbox.Verify(entries => entries.RemoveAsync("int_old", It.IsAny<CancellationToken>()), Times.Once);
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Removes_nothing_that_the_bridge_does_not_confirm(BridgeFault fault)
    {
        GivenReply(new BridgeTerminateReply.Failed(fault, "what the bridge did"));

        await Executor().ExecuteAsync(Pending);

        outbox.Verify(entries => entries.RemoveAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
        Assert.That(log.Collector.GetSnapshot().Select(line => line.Level), Is.EqualTo(new[] { LogLevel.Warning }));
    }

    [Test]
    public async Task Adds_nothing_that_could_be_compensated()
    {
        GivenReply(new BridgeTerminateReply.Gone());

        await Executor().CompensateAsync(Pending);

        outbox.Verify(entries => entries.AddAsync(It.IsAny<PendingTermination>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Adds_what_could_not_be_compensated()
    {
        GivenReply(new BridgeTerminateReply.Failed(BridgeFault.Timeout, "what the bridge did"));

        await Executor().CompensateAsync(Pending);

        outbox.Verify(entries => entries.AddAsync(Pending, CancellationToken.None), Times.Once);
    }

    [Test]
    public void Never_throws_when_compensating()
    {
        GivenReply(new BridgeTerminateReply.Failed(BridgeFault.Timeout, "what the bridge did"));
        outbox.Setup(entries => entries.AddAsync(Pending, It.IsAny<CancellationToken>())).ThrowsAsync(new BrokenDatabaseException());

        Assert.That(() => Executor().CompensateAsync(Pending), Throws.Nothing);
        Assert.That(log.LatestRecord.Level, Is.EqualTo(LogLevel.Error));
        Assert.That(log.LatestRecord.Message, Does.Contain("int_old").And.Contain("suporte").And.Contain("(the cause)"));
        Assert.That(log.LatestRecord.Exception, Is.Null);
    }

    [Test]
    public void Never_throws_when_the_outbox_fails_after_the_bridge_confirmed()
    {
        GivenReply(new BridgeTerminateReply.Gone());
        outbox.Setup(entries => entries.RemoveAsync("int_old", It.IsAny<CancellationToken>())).ThrowsAsync(new BrokenDatabaseException());

        Assert.That(() => Executor().ExecuteAsync(Pending), Throws.Nothing);
        var line = log.Collector.GetSnapshot().Single();
        Assert.That((line.Level, line.Exception), Is.EqualTo((LogLevel.Warning, (Exception?)null)));
        Assert.That(line.Message, Does.EndWith("(the cause)"));
    }

    private void GivenReply(BridgeTerminateReply reply) =>
        bridge.Setup(gateway => gateway.TerminateAsync("int_old", It.IsAny<CancellationToken>())).ReturnsAsync(reply);

    private TerminationExecutor Executor() => new(bridge.Object, outbox.Object, Samples.DescribedFaults, TimeProvider.System, log);
}
