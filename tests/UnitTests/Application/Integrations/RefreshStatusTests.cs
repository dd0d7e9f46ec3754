using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

/// <summary>What the status watch does with each reply of the bridge (contract, section 13).</summary>
[TestFixture]
public sealed class RefreshStatusTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly DateTime ClaimedAt = new(2026, 4, 22, 8, 0, 0, DateTimeKind.Utc);
    private static readonly DueRefresh Due = new(AnInstance(), RefreshedAt: null, ClaimedAt, ClaimedAt.AddSeconds(30));

    private static readonly TestCaseData<BridgeReadReply, TimeSpan>[] Unread =
    [
        new(new BridgeReadReply.Failed(BridgeFault.Timeout, "no response within 10 s"), TimeSpan.FromSeconds(5)),
        new(new BridgeReadReply.Failed(BridgeFault.Unreachable, "ConnectionRefused"), TimeSpan.FromSeconds(5)),
        new(new BridgeReadReply.Failed(BridgeFault.BadResponse, "HTTP 401"), TimeSpan.FromSeconds(15)),
        new(new BridgeReadReply.CircuitOpen(), TimeSpan.FromSeconds(1)),
        new(new BridgeReadReply.Busy(), TimeSpan.FromSeconds(1)),
    ];

    private readonly StatusFixture fixture = new();
    private readonly Mock<IStatusRefreshSchedule> schedule = new(MockBehavior.Strict);

    [Test]
    public async Task Writes_what_is_live()
    {
        fixture.TakesUpdates();
        schedule.Setup(rows => rows.CompleteAsync(Due, Interval, CancellationToken.None)).Returns(Task.CompletedTask);

        await RefreshAsync(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Error }));

        fixture.Integrations.Verify(
            rows => rows.UpdateLiveAsync(
                It.IsAny<ChatwootIntegration>(), It.Is<ChatwootIntegration>(row => row.Status == IntegrationStatus.Error), CancellationToken.None),
            Times.Once);
        schedule.VerifyAll();
    }

    [Test]
    public async Task An_integration_that_the_bridge_does_not_know_stays_as_it_is()
    {
        schedule.Setup(rows => rows.CompleteAsync(Due, Interval, CancellationToken.None)).Returns(Task.CompletedTask);

        await RefreshAsync(new BridgeReadReply.NotFound());

        schedule.VerifyAll();
        fixture.Integrations.VerifyNoOtherCalls();
    }

    [TestCaseSource(nameof(Unread))]
    public async Task An_integration_that_could_not_be_read_is_due_again_soon(BridgeReadReply reply, TimeSpan pause)
    {
        schedule.Setup(rows => rows.PostponeAsync(Due, pause, CancellationToken.None)).Returns(Task.CompletedTask);

        Assert.That(await RefreshAsync(reply), Is.SameAs(reply));

        schedule.VerifyAll();
        fixture.Integrations.VerifyNoOtherCalls();
    }

    [Test]
    public async Task A_bad_response_is_not_asked_for_again_more_than_once_a_minute()
    {
        var failed = new BridgeReadReply.Failed(BridgeFault.BadResponse, "HTTP 401");
        schedule.Setup(rows => rows.PostponeAsync(Due, TimeSpan.FromMinutes(1), CancellationToken.None)).Returns(Task.CompletedTask);

        await RefreshAsync(failed, TimeSpan.FromHours(24));

        schedule.VerifyAll();
    }

    private Task<BridgeReadReply> RefreshAsync(BridgeReadReply reply, TimeSpan? interval = null)
    {
        fixture.Bridge
            .Setup(bridge => bridge.ReadInBackgroundAsync("int_old", It.IsAny<ApiToken>(), CancellationToken.None))
            .ReturnsAsync(reply);
        return new RefreshStatusHandler(fixture.Bridge.Object, schedule.Object, fixture.Writer())
            .Handle(new RefreshStatusCommand(Due, interval ?? Interval), CancellationToken.None);
    }
}
