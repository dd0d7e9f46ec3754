using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StatusMetricsTests
{
    private readonly StatusFixture fixture = new();
    private readonly MetricCollector<long> readings;
    private readonly MetricCollector<long> backfills;

    public StatusMetricsTests()
    {
        readings = new MetricCollector<long>(fixture.Meters, Instrumentation.MeterName, "ryze_chatwoot.list.readings");
        backfills = new MetricCollector<long>(fixture.Meters, Instrumentation.MeterName, "ryze_chatwoot.list.backfills");
    }

    private static IEnumerable<TestCaseData> BridgeReplies()
    {
        yield return new TestCaseData(new BridgeReadReply.Live(ALiveStatus()), "live");
        yield return new TestCaseData(new BridgeReadReply.NotFound(), "not-found");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.Timeout, ""), "timeout");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), "unreachable");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.BadResponse, ""), "bad-response");
        yield return new TestCaseData(new BridgeReadReply.CircuitOpen(), "circuit-open");
        yield return new TestCaseData(new BridgeReadReply.Busy(), "busy");
    }

    [TestCaseSource(nameof(BridgeReplies))]
    public async Task Counts_where_a_status_comes_from(BridgeReadReply reply, string source)
    {
        fixture.HasRow(AnIntegration());
        fixture.GivenReply(reply);

        await fixture.GetStatusAsync();

        AssertCounted([source], backfilled: 0);
    }

    [Test]
    public async Task Counts_a_row_without_a_bridge_id()
    {
        fixture.HasRow(AnIntegration() with { BridgeIntegrationId = null });

        await fixture.GetStatusAsync();

        AssertCounted(["no-bridge-id"], backfilled: 0);
    }

    [Test]
    public async Task Does_not_count_what_is_not_given()
    {
        fixture.HasInstance(AnInstance() with { Integration = null });

        await fixture.GetStatusAsync();

        AssertCounted([], backfilled: 0);
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task Counts_an_inbox_id_that_was_written(bool isWritten, int expected)
    {
        fixture.HasRow(AnIntegration() with { InboxId = 0 });
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { InboxId = 42 }));
        fixture.Integrations
            .Setup(rows => rows.UpdateLiveAsync(
                It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(isWritten);

        await fixture.GetStatusAsync();

        AssertCounted(["live"], backfilled: expected);
    }

    [Test]
    public async Task Does_not_count_another_update_as_a_backfill()
    {
        fixture.HasRow(AnIntegration());
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Paused }));
        fixture.TakesUpdates();

        await fixture.GetStatusAsync();

        AssertCounted(["live"], backfilled: 0);
    }

    private void AssertCounted(string[] sources, int backfilled)
    {
        Assert.That(readings.GetMeasurementSnapshot().Select(reading => (reading.Value, reading.Tags["source"])), Is.EqualTo(sources.Select(source => (1L, source))));
        Assert.That(backfills.GetMeasurementSnapshot().Select(backfill => backfill.Value), Is.EqualTo(Enumerable.Repeat(1L, backfilled)));
    }
}
