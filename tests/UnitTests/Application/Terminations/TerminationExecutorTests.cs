using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Application.Terminations;

namespace RyzeChatwoot.UnitTests.Application.Terminations;

public sealed class TerminationExecutorTests
{
    private static readonly PendingTermination Owed = new("int_old", 3, "suporte");

    private readonly Mock<IBridgeGateway> bridge = new(MockBehavior.Strict);
    private readonly Mock<ITerminationOutbox> outbox = new(MockBehavior.Loose);
    private readonly FakeLogger<TerminationExecutor> log = new();

    [Test]
    public async Task Strikes_what_the_bridge_confirms()
    {
        HearsFromBridge(new BridgeTerminateReply.Gone());

        await Settler().ExecuteAsync(Owed);

        outbox.Verify(entries => entries.RemoveAsync("int_old", It.IsAny<CancellationToken>()), Times.Once);
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Strikes_nothing_that_the_bridge_does_not_confirm(BridgeFault fault)
    {
        HearsFromBridge(new BridgeTerminateReply.Failed(fault, "what the bridge did"));

        await Settler().ExecuteAsync(Owed);

        outbox.Verify(entries => entries.RemoveAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
        Assert.That(log.Collector.GetSnapshot().Select(line => line.Level), Is.EqualTo(new[] { LogLevel.Warning }));
    }

    [Test]
    public async Task Enters_nothing_that_could_be_taken_back()
    {
        HearsFromBridge(new BridgeTerminateReply.Gone());

        await Settler().CompensateAsync(Owed);

        outbox.Verify(entries => entries.AddAsync(It.IsAny<PendingTermination>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Enters_what_could_not_be_taken_back()
    {
        HearsFromBridge(new BridgeTerminateReply.Failed(BridgeFault.Timeout, "what the bridge did"));

        await Settler().CompensateAsync(Owed);

        outbox.Verify(entries => entries.AddAsync(Owed, CancellationToken.None), Times.Once);
    }

    [Test]
    public void Never_throws_when_taking_back()
    {
        HearsFromBridge(new BridgeTerminateReply.Failed(BridgeFault.Timeout, "what the bridge did"));
        outbox.Setup(entries => entries.AddAsync(Owed, It.IsAny<CancellationToken>())).ThrowsAsync(new BrokenDatabaseException());

        Assert.That(() => Settler().CompensateAsync(Owed), Throws.Nothing);
        Assert.That(log.LatestRecord.Level, Is.EqualTo(LogLevel.Error));
        Assert.That(log.LatestRecord.Message, Does.Contain("int_old").And.Contain("suporte"));
    }

    [Test]
    public void Never_throws_when_the_ledger_fails_after_the_bridge_confirmed()
    {
        HearsFromBridge(new BridgeTerminateReply.Gone());
        outbox.Setup(entries => entries.RemoveAsync("int_old", It.IsAny<CancellationToken>())).ThrowsAsync(new BrokenDatabaseException());

        Assert.That(() => Settler().ExecuteAsync(Owed), Throws.Nothing);
        Assert.That(log.Collector.GetSnapshot().Select(line => line.Level), Is.EqualTo(new[] { LogLevel.Warning }));
    }

    private void HearsFromBridge(BridgeTerminateReply reply) =>
        bridge.Setup(gateway => gateway.TerminateAsync("int_old", It.IsAny<CancellationToken>())).ReturnsAsync(reply);

    private TerminationExecutor Settler() => new(bridge.Object, outbox.Object, TimeProvider.System, log);
}
