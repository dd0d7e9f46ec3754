using Microsoft.Extensions.Logging;
using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Application.Terminations;

namespace RyzeChatwoot.UnitTests.Application.Terminations;

public sealed class TerminationSettlerTests
{
    private static readonly OwedTermination Owed = new("int_old", "suporte");

    private readonly Mock<IBridgeGateway> bridge = new(MockBehavior.Strict);
    private readonly Mock<ITerminationLedger> ledger = new(MockBehavior.Loose);
    private readonly RecordingLogger<TerminationSettler> log = new();

    [Test]
    public async Task Strikes_what_the_bridge_confirms()
    {
        HearsFromBridge(new BridgeTerminateReply.Gone());

        await Settler().SettleAsync(Owed);

        ledger.Verify(entries => entries.RemoveAsync("int_old", It.IsAny<CancellationToken>()), Times.Once);
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Strikes_nothing_that_the_bridge_does_not_confirm(BridgeFault fault)
    {
        HearsFromBridge(new BridgeTerminateReply.Failed(fault, "what the bridge did"));

        await Settler().SettleAsync(Owed);

        ledger.Verify(entries => entries.RemoveAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
        Assert.That(log.Lines.Select(line => line.Level), Is.EqualTo(new[] { LogLevel.Warning }));
    }

    [Test]
    public async Task Enters_nothing_that_could_be_taken_back()
    {
        HearsFromBridge(new BridgeTerminateReply.Gone());

        await Settler().UndoAsync(Owed);

        ledger.Verify(entries => entries.AddAsync(It.IsAny<OwedTermination>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Enters_what_could_not_be_taken_back()
    {
        HearsFromBridge(new BridgeTerminateReply.Failed(BridgeFault.Timeout, "what the bridge did"));

        await Settler().UndoAsync(Owed);

        ledger.Verify(entries => entries.AddAsync(Owed, CancellationToken.None), Times.Once);
    }

    [Test]
    public void Never_throws_when_taking_back()
    {
        HearsFromBridge(new BridgeTerminateReply.Failed(BridgeFault.Timeout, "what the bridge did"));
        ledger.Setup(entries => entries.AddAsync(Owed, It.IsAny<CancellationToken>())).ThrowsAsync(new BrokenDatabaseException());

        Assert.That(() => Settler().UndoAsync(Owed), Throws.Nothing);
        Assert.That(log.Lines[^1].Level, Is.EqualTo(LogLevel.Error));
        Assert.That(log.Lines[^1].Text, Does.Contain("int_old").And.Contain("suporte"));
    }

    [Test]
    public void Never_throws_when_the_ledger_fails_after_the_bridge_confirmed()
    {
        HearsFromBridge(new BridgeTerminateReply.Gone());
        ledger.Setup(entries => entries.RemoveAsync("int_old", It.IsAny<CancellationToken>())).ThrowsAsync(new BrokenDatabaseException());

        Assert.That(() => Settler().SettleAsync(Owed), Throws.Nothing);
        Assert.That(log.Lines.Select(line => line.Level), Is.EqualTo(new[] { LogLevel.Warning }));
    }

    private void HearsFromBridge(BridgeTerminateReply reply) =>
        bridge.Setup(gateway => gateway.TerminateAsync("int_old", It.IsAny<CancellationToken>())).ReturnsAsync(reply);

    private TerminationSettler Settler() => new(bridge.Object, ledger.Object, TimeProvider.System, log);
}
