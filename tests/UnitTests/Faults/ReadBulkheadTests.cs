using NUnit.Framework;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Faults;

/// <summary>Section 5, step 8 of the contract: nobody queues behind a bridge that is full or silent.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadBulkheadTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);
    private static readonly TimeSpan SilenceOfMany = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HalfTheBudget = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TrialInterval = TimeSpan.FromSeconds(2);

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
    public async Task Many_callers_without_a_response_for_a_second_mean_a_hang()
    {
        var crowd = fixture.ReadConcurrently("int_1", 20);
        fixture.Clock.Advance(SilenceOfMany);
        Assert.That(await fixture.AdmitsAsync("int_1"), Is.True);

        fixture.Clock.Advance(Instant);

        Assert.That(await fixture.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.Busy()));
        Assert.That(await fixture.ReadAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
        fixture.Bridge.Calls[0].Respond();
        Assert.That(await Task.WhenAll(crowd), Is.All.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task Few_callers_wait_half_the_budget_for_a_slow_bridge()
    {
        var few = fixture.ReadConcurrently("int_1", 19);
        fixture.Clock.Advance(HalfTheBudget);
        Assert.That(await fixture.AdmitsAsync("int_1"), Is.True);

        fixture.Clock.Advance(Instant);

        Assert.That(await fixture.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.Busy()));
        fixture.Bridge.Calls[0].Respond();
        Assert.That(await Task.WhenAll(few), Is.All.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task Disconnected_callers_are_not_counted()
    {
        using var hangUp = new CancellationTokenSource();
        var leaving = fixture.ReadAsync("int_1", hangUp.Token);
        fixture.ReadConcurrently("int_1", 19);
        fixture.Clock.Advance(SilenceOfMany + Instant);

        await hangUp.CancelAsync();

        Assert.That(async () => await leaving, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await fixture.AdmitsAsync("int_1"), Is.True);
    }

    [Test]
    public async Task A_response_to_another_integration_is_no_hang()
    {
        fixture.ReadConcurrently("int_slow", 25);
        for (var second = 0; second < 8; second++)
        {
            fixture.Clock.Advance(SilenceOfMany);
            var quick = fixture.ReadAsync("int_quick");
            fixture.Bridge.Calls[^1].Respond();
            Assert.That(await quick, Is.SameAs(PausedRead.Live));
        }

        Assert.That(await fixture.AdmitsAsync("int_slow"), Is.True);
    }

    [Test]
    public async Task A_failure_does_not_end_a_hang()
    {
        fixture.ReadConcurrently("int_slow", 25);
        var failing = fixture.ReadAsync("int_failing");
        fixture.Clock.Advance(SilenceOfMany + Instant);

        fixture.Bridge.Calls[^1].FailAsOutage();

        await failing;
        Assert.That(await fixture.AdmitsAsync("int_slow"), Is.False);
    }

    [Test]
    public async Task The_first_response_ends_a_hang()
    {
        fixture.ReadConcurrently("int_slow", 25);
        var other = fixture.ReadAsync("int_other");
        fixture.Clock.Advance(HalfTheBudget);
        Assert.That(await fixture.AdmitsAsync("int_slow"), Is.False);

        fixture.Bridge.Calls[^1].Respond();

        await other;
        Assert.That(await fixture.AdmitsAsync("int_slow"), Is.True);
    }

    [Test]
    public async Task A_hung_bridge_admits_no_callers_after_the_first_timeout()
    {
        var crowd = await GivenHungReadsAsync();

        fixture.Bridge.Calls[0].FailAsOutage();
        await Task.WhenAll(crowd);

        Assert.That(await fixture.ReadAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
    }

    [Test]
    public async Task A_hung_bridge_gets_a_background_trial_every_two_seconds()
    {
        await GivenHungReadsAsync();
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(1));

        fixture.Clock.Advance(TrialInterval);
        Assert.That(await fixture.ReadAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
        Assert.That(await fixture.ReadAsync("int_3"), Is.EqualTo(new BridgeReadReply.Busy()));

        Assert.That(fixture.Bridge.Calls.Select(call => call.Id), Is.EqualTo((string[])["int_1", "int_2"]));
        fixture.Bridge.Calls[1].Respond();
        Assert.That(await fixture.AdmitsAsync("int_2"), Is.True);
    }

    [Test]
    public async Task A_bridge_that_refuses_does_not_hang_any_more()
    {
        await GivenHungReadsAsync();
        fixture.Clock.Advance(TrialInterval);
        await fixture.ReadAsync("int_2");

        fixture.Bridge.Calls[1].FailAsRefusal();
        fixture.Bridge.Calls[0].FailAsOutage();

        Assert.That(await fixture.AdmitsAsync("int_2"), Is.True);
    }

    [Test]
    public async Task A_pause_without_reads_is_no_hang()
    {
        fixture.Clock.Advance(TimeSpan.FromHours(1));

        Assert.That(await fixture.AdmitsAsync("int_1"), Is.True);
        Assert.That(await fixture.AdmitsAsync("int_2"), Is.True);
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
        var places = Enumerable.Range(0, 3).Select(i => fixture.ReadAsync($"int_{i}")).ToArray();
        Assert.That(places.Select(place => place.IsCompleted), Is.All.False);
        Assert.That(await fixture.ReadAsync("int_3"), Is.EqualTo(new BridgeReadReply.Busy()));
        Assert.That(fixture.ReadConcurrently("int_0", 16).Select(caller => caller.IsCompleted), Is.All.False);
        fixture.Clock.Advance(HalfTheBudget);
        Assert.That(await fixture.AdmitsAsync("int_0"), Is.True);
    }

    private async Task<Task<BridgeReadReply>[]> GivenHungReadsAsync()
    {
        var crowd = fixture.ReadConcurrently("int_1", 20);
        fixture.Clock.Advance(SilenceOfMany + Instant);
        Assert.That(await fixture.AdmitsAsync("int_1"), Is.False);
        return crowd;
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
