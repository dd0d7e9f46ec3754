using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using MediatR;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Persistence;
using RyzeChatwoot.WebApi.Errors;
using RyzeChatwoot.WebApi.StatusRefresh;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.WebApi.StatusRefresh;

/// <summary>What the status watch claims and reads (contract, section 13); each advance of the clock is one tick.</summary>
[TestFixture]
[SuppressMessage("Reliability", "CA2000", Justification = "The worker is stopped and disposed by the fixture.")]
public sealed class StatusRefreshWorkerTests
{
    private const int Limit = 5000;
    private const int Polling = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider clock = new();
    private readonly FakeLogCollector log = new();
    private readonly Mock<IMediator> mediator = new();
    private readonly Mock<IStatusRefreshSchedule> schedule = new();
    private readonly Mock<IBridgeGateway> bridge = new();
    private readonly ConcurrentQueue<int> claims = [];
    private readonly TaskCompletionSource<BridgeReadReply> reads = new();
    private StatusRefreshWorker worker = null!;
    private int ticks;

    [SetUp]
    public async Task StartAsync()
    {
        bridge.SetupGet(gateway => gateway.IsConfigured).Returns(true);
        bridge.SetupGet(gateway => gateway.AdmitsBackgroundReads).Returns(true);
        schedule.Setup(rows => rows.CountAsync(It.IsAny<CancellationToken>())).ReturnsAsync(6000);
        schedule
            .Setup(rows => rows.ScheduleAsync(Interval, It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(0)
            .Callback(() => Interlocked.Increment(ref ticks));
        schedule
            .Setup(rows => rows.ClaimDueAsync(It.IsAny<int>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((int max, TimeSpan lease, CancellationToken _) =>
            {
                claims.Enqueue(max);
                var now = clock.GetUtcNow().UtcDateTime;
                return [.. Enumerable.Range(0, max).Select(_ => new DueRefresh(AnInstance(), now - Interval, now, now + lease))];
            });
        var outage = new DatabaseOutage(new DatabaseFaults(Configured.Database(null)), clock, new FakeLogger<DatabaseOutage>(log));
        var failures = new RefreshFailures(clock, new FakeLogger<RefreshFailures>(log));
        worker = new StatusRefreshWorker(
            mediator.Object, schedule.Object, bridge.Object, new StatusRefreshOptions { Interval = Interval }, failures, clock, outage, new FakeLogger<StatusRefreshWorker>(log));
        await worker.StartAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync()
    {
        reads.TrySetResult(new BridgeReadReply.NotFound());
        await worker.StopAsync(CancellationToken.None);
        worker.Dispose();
    }

    [Test]
    public void Reads_at_most_eight_at_a_time()
    {
        mediator.Setup(sender => sender.Send(It.IsAny<RefreshStatusCommand>(), It.IsAny<CancellationToken>())).Returns(reads.Task);

        Assert.That(() => AfterTick(() => claims.Sum()), Is.EqualTo(8).After(Limit, Polling));
        var later = ticks + 3;
        Assert.That(() => AfterTick(() => ticks), Is.AtLeast(later).After(Limit, Polling));
        Assert.That(claims.Sum(), Is.EqualTo(8));
        reads.SetResult(new BridgeReadReply.NotFound());
        Assert.That(() => AfterTick(() => claims.Sum()), Is.GreaterThan(8).After(Limit, Polling));
    }

    [Test]
    public void Offers_one_at_a_time_while_the_circuit_is_open()
    {
        bridge.SetupGet(gateway => gateway.AdmitsBackgroundReads).Returns(false);
        mediator
            .Setup(sender => sender.Send(It.IsAny<RefreshStatusCommand>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new BridgeReadReply.CircuitOpen());

        Assert.That(() => AfterTick(() => claims.ToArray()), Is.Not.Empty.And.All.EqualTo(1).After(Limit, Polling));
    }

    [Test]
    public void Continues_after_an_exception()
    {
        mediator
            .Setup(sender => sender.Send(It.IsAny<RefreshStatusCommand>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("a defect"));
        schedule
            .Setup(rows => rows.ScheduleAsync(Interval, It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .Returns(() => ticks++ == 0 ? Task.FromException<int>(new InvalidOperationException("another defect")) : Task.FromResult(0));

        Assert.That(() => AfterTick(() => claims.ToArray()), Is.Not.Empty.After(Limit, Polling));
        Assert.That(() => AfterTick(() => log.GetSnapshot().Select(line => line.Id.Id).Distinct()), Is.EquivalentTo([3021, 3022]).After(Limit, Polling));
    }

    // The worker's loop resumes on the thread pool, so the clock goes on for as long as a test polls.
    private T AfterTick<T>(Func<T> read)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return read();
    }
}
