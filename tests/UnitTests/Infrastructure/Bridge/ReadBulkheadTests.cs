using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>Section 5, step 8 of the contract: the number of reads under way is bounded.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadBulkheadTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);
    private static readonly TimeSpan HalfTheBudget = TimeSpan.FromSeconds(5);

    private readonly ReadFixture fixture = new(maxReads: 3);

    [Test]
    public async Task A_read_beyond_the_bulkhead_is_busy_at_once()
    {
        var callers = new[] { fixture.ReadAsync("int_1"), fixture.ReadAsync("int_2"), fixture.ReadAsync("int_3") };

        Assert.That(await fixture.ReadAsync("int_4"), Is.EqualTo(new BridgeReadReply.Busy()));

        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(3));
        Assert.That(await fixture.AdmitsAsync("int_3"), Is.True);
        fixture.Bridge.Calls[0].Respond();
        await callers[0];
        Assert.That(await fixture.AdmitsAsync("int_4"), Is.True);
    }

    [Test]
    public async Task The_bulkhead_is_four_times_as_large_after_a_recent_response()
    {
        var first = fixture.ReadAsync("int_0");
        fixture.Bridge.Calls[0].Respond();
        await first;

        var callers = Enumerable.Range(1, 12).Select(i => fixture.ReadAsync($"int_{i}")).ToArray();

        Assert.That(callers.Select(caller => caller.IsCompleted), Is.All.False);
        Assert.That(await fixture.ReadAsync("int_13"), Is.EqualTo(new BridgeReadReply.Busy()));
    }

    [Test]
    public async Task The_bulkhead_shrinks_again_without_recent_responses()
    {
        var first = fixture.ReadAsync("int_0");
        fixture.Bridge.Calls[0].Respond();
        await first;
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(250) + Instant);

        var callers = Enumerable.Range(1, 3).Select(i => fixture.ReadAsync($"int_{i}")).ToArray();

        Assert.That(callers.Select(caller => caller.IsCompleted), Is.All.False);
        Assert.That(await fixture.ReadAsync("int_4"), Is.EqualTo(new BridgeReadReply.Busy()));
    }

    [Test]
    public async Task No_slot_is_lost_whatever_callers_and_calls_do()
    {
        using var hangUps = new CancellationTokenSource();
        var random = new Random(20);
        var callers = new List<Task>();
        for (var step = 0; step < 2000; step++)
        {
            callers.Add(fixture.ReadAsync($"int_{random.Next(5)}", random.Next(3) == 0 ? hangUps.Token : CancellationToken.None));
            var pending = fixture.Bridge.Calls.Where(call => !call.Reading.IsCompleted).ToArray();
            if (pending.Length > 0 && random.Next(4) == 0)
            {
                Finish(pending[random.Next(pending.Length)], throws: random.Next(3) == 0);
            }
        }

        await hangUps.CancelAsync();
        foreach (var call in fixture.Bridge.Calls.Where(call => !call.Reading.IsCompleted))
        {
            call.Respond();
        }

        await Task.WhenAll(callers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        var reads = Enumerable.Range(0, 3).Select(i => fixture.ReadAsync($"int_{i}")).ToArray();
        Assert.That(reads.Select(read => read.IsCompleted), Is.All.False);
        Assert.That(await fixture.ReadAsync("int_3"), Is.EqualTo(new BridgeReadReply.Busy()));
        Assert.That(fixture.ReadConcurrently("int_0", 16).Select(caller => caller.IsCompleted), Is.All.False);
        fixture.Clock.Advance(HalfTheBudget);
        Assert.That(await fixture.AdmitsAsync("int_0"), Is.True);
    }

    private static void Finish(PausedRead call, bool throws)
    {
        if (throws)
        {
            call.Throw(new InvalidOperationException("unforeseen"));
        }
        else
        {
            call.Respond();
        }
    }
}
