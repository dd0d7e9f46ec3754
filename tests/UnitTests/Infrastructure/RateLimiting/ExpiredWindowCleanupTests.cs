using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RyzeChatwoot.Infrastructure.RateLimiting;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.RateLimiting;

public sealed class ExpiredWindowCleanupTests
{
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(5);

    [Test]
    public async Task A_failure_is_one_line_with_its_cause_and_no_exception()
    {
        var clock = new ClockWithTimer();
        var options = new RateLimitOptions { IsShared = true };
        var logged = new TaskCompletionSource();
        var log = new FakeLogCollector(Options.Create(new FakeLogCollectorOptions { OutputSink = _ => logged.TrySetResult() }));
        await using var database = new BrokenDataSource();
        var counter = new SharedRateLimitCounter(database, options, DescribedFaults, clock, NullLogger<SharedRateLimitCounter>.Instance);
        using var cleanup = new ExpiredWindowCleanup(counter, options, DescribedFaults, clock, new FakeLogger<ExpiredWindowCleanup>(log));
        await cleanup.StartAsync(CancellationToken.None);
        await clock.TimerCreated.WaitAsync(TestTimeout, TimeProvider.System);

        clock.Advance(TimeSpan.FromMinutes(1));
        await logged.Task.WaitAsync(TestTimeout, TimeProvider.System);

        var line = log.GetSnapshot().Single();
        Assert.That((line.Level, line.Exception), Is.EqualTo((LogLevel.Warning, (Exception?)null)));
        Assert.That(line.Message, Does.EndWith("could not be deleted: the cause"));
        await cleanup.StopAsync(CancellationToken.None);
    }

    /// <summary>A hosted service creates its timer some time after its start.</summary>
    private sealed class ClockWithTimer : FakeTimeProvider
    {
        private readonly TaskCompletionSource timerCreated = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task TimerCreated => timerCreated.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            timerCreated.TrySetResult();
            return timer;
        }
    }

    private sealed class BrokenDataSource : DbDataSource
    {
        public override string ConnectionString => "";

        protected override DbConnection CreateDbConnection() => throw new BrokenDatabaseException();
    }
}
