using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StatusMetricsTests
{
    private const string LiveReading = "ryze_chatwoot.list.readings source=live 1";
    private const string Backfill = "ryze_chatwoot.list.backfills 1";

    private readonly StatusFixture scene = new();

    private static IEnumerable<TestCaseData> Replies()
    {
        yield return new TestCaseData(new BridgeReadReply.Live(ALiveStatus()), "live");
        yield return new TestCaseData(new BridgeReadReply.NotFound(), "not-found");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.Timeout, ""), "timeout");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), "unreachable");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.BadResponse, ""), "bad-response");
        yield return new TestCaseData(new BridgeReadReply.CircuitOpen(), "circuit-open");
        yield return new TestCaseData(new BridgeReadReply.Busy(), "busy");
    }

    [TestCaseSource(nameof(Replies))]
    public async Task Counts_where_a_status_comes_from(BridgeReadReply reply, string source)
    {
        scene.HasRow(AnIntegration());
        scene.HearsFromBridge(reply);

        await scene.AskAsync();

        Assert.That(scene.Meters.Measured, Is.EqualTo((string[])[$"ryze_chatwoot.list.readings source={source} 1"]));
    }

    [Test]
    public async Task Counts_a_row_without_a_bridge_id()
    {
        scene.HasRow(AnIntegration() with { BridgeIntegrationId = null });

        await scene.AskAsync();

        Assert.That(scene.Meters.Measured, Is.EqualTo((string[])["ryze_chatwoot.list.readings source=no-bridge-id 1"]));
    }

    [Test]
    public async Task Does_not_count_what_is_not_given()
    {
        scene.HasInstance(AnInstance() with { Integration = null });

        await scene.AskAsync();

        Assert.That(scene.Meters.Measured, Is.Empty);
    }

    [TestCase(true, LiveReading, Backfill)]
    [TestCase(false, LiveReading)]
    public async Task Counts_an_inbox_id_that_was_written(bool isWritten, params string[] expected)
    {
        scene.HasRow(AnIntegration() with { InboxId = 0 });
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { InboxId = 42 }));
        scene.Integrations
            .Setup(rows => rows.UpdateLiveAsync(
                It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(isWritten);

        await scene.AskAsync();

        Assert.That(scene.Meters.Measured, Is.EquivalentTo(expected));
    }

    [Test]
    public async Task Does_not_count_another_update_as_a_backfill()
    {
        scene.HasRow(AnIntegration());
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Paused }));
        scene.TakesUpdates();

        await scene.AskAsync();

        Assert.That(scene.Meters.Measured, Is.EqualTo((string[])[LiveReading]));
    }
}
