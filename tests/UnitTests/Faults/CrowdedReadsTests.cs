using NUnit.Framework;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Faults;

/// <summary>Section 5, step 8 of the contract: nobody queues behind a bridge that is full or silent.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CrowdedReadsTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);
    private static readonly TimeSpan CrowdPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HalfTheBudget = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TrialInterval = TimeSpan.FromSeconds(2);

    private readonly ReadFixture scene = new(maxReads: 3);

    [Test]
    public async Task One_call_too_many_is_answered_at_once()
    {
        var callers = new[] { scene.ReadAsync("int_1"), scene.ReadAsync("int_2"), scene.ReadAsync("int_3") };

        Assert.That(await scene.ReadAsync("int_4"), Is.EqualTo(new BridgeReadReply.Busy()));

        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(3));
        Assert.That(await scene.AdmitsAsync("int_3"), Is.True);
        scene.Bridge.Calls[0].Answer();
        await callers[0];
        Assert.That(await scene.AdmitsAsync("int_4"), Is.True);
    }

    [Test]
    public async Task A_bridge_that_has_just_answered_takes_four_times_as_many()
    {
        var first = scene.ReadAsync("int_0");
        scene.Bridge.Calls[0].Answer();
        await first;

        var callers = Enumerable.Range(1, 12).Select(i => scene.ReadAsync($"int_{i}")).ToArray();

        Assert.That(callers.Select(caller => caller.IsCompleted), Is.All.False);
        Assert.That(await scene.ReadAsync("int_13"), Is.EqualTo(new BridgeReadReply.Busy()));
    }

    [Test]
    public async Task A_bridge_that_answered_a_while_ago_takes_no_more_than_usual()
    {
        var first = scene.ReadAsync("int_0");
        scene.Bridge.Calls[0].Answer();
        await first;
        scene.Clock.Advance(TimeSpan.FromMilliseconds(250) + Instant);

        var callers = Enumerable.Range(1, 3).Select(i => scene.ReadAsync($"int_{i}")).ToArray();

        Assert.That(callers.Select(caller => caller.IsCompleted), Is.All.False);
        Assert.That(await scene.ReadAsync("int_4"), Is.EqualTo(new BridgeReadReply.Busy()));
    }

    [Test]
    public async Task A_crowd_that_hears_nothing_for_a_second_grows_no_further()
    {
        var crowd = scene.CrowdAt("int_1", 20);
        scene.Clock.Advance(CrowdPatience);
        Assert.That(await scene.AdmitsAsync("int_1"), Is.True);

        scene.Clock.Advance(Instant);

        Assert.That(await scene.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.Busy()));
        Assert.That(await scene.ReadAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
        scene.Bridge.Calls[0].Answer();
        Assert.That(await Task.WhenAll(crowd), Is.All.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task A_few_give_a_slow_bridge_half_the_budget()
    {
        var few = scene.CrowdAt("int_1", 19);
        scene.Clock.Advance(HalfTheBudget);
        Assert.That(await scene.AdmitsAsync("int_1"), Is.True);

        scene.Clock.Advance(Instant);

        Assert.That(await scene.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.Busy()));
        scene.Bridge.Calls[0].Answer();
        Assert.That(await Task.WhenAll(few), Is.All.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task Those_who_hung_up_are_no_part_of_the_crowd()
    {
        using var hangUp = new CancellationTokenSource();
        var leaving = scene.ReadAsync("int_1", hangUp.Token);
        scene.CrowdAt("int_1", 19);
        scene.Clock.Advance(CrowdPatience + Instant);

        await hangUp.CancelAsync();

        Assert.That(async () => await leaving, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await scene.AdmitsAsync("int_1"), Is.True);
    }

    [Test]
    public async Task A_bridge_that_answers_others_is_alive()
    {
        scene.CrowdAt("int_slow", 25);
        for (var second = 0; second < 8; second++)
        {
            scene.Clock.Advance(CrowdPatience);
            var quick = scene.ReadAsync("int_quick");
            scene.Bridge.Calls[^1].Answer();
            Assert.That(await quick, Is.SameAs(PausedRead.Live));
        }

        Assert.That(await scene.AdmitsAsync("int_slow"), Is.True);
    }

    [Test]
    public async Task A_failure_is_no_sign_of_life()
    {
        scene.CrowdAt("int_slow", 25);
        var failing = scene.ReadAsync("int_failing");
        scene.Clock.Advance(CrowdPatience + Instant);

        scene.Bridge.Calls[^1].FailAsOutage();

        await failing;
        Assert.That(await scene.AdmitsAsync("int_slow"), Is.False);
    }

    [Test]
    public async Task After_a_silence_the_first_answer_opens_the_door_again()
    {
        scene.CrowdAt("int_slow", 25);
        var other = scene.ReadAsync("int_other");
        scene.Clock.Advance(HalfTheBudget);
        Assert.That(await scene.AdmitsAsync("int_slow"), Is.False);

        scene.Bridge.Calls[^1].Answer();

        await other;
        Assert.That(await scene.AdmitsAsync("int_slow"), Is.True);
    }

    [Test]
    public async Task A_bridge_that_hung_a_crowd_gets_no_new_one_when_the_first_has_timed_out()
    {
        var crowd = await GivenHungCrowdAsync();

        scene.Bridge.Calls[0].FailAsOutage();
        await Task.WhenAll(crowd);

        Assert.That(await scene.ReadAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
    }

    [Test]
    public async Task Every_two_seconds_somebody_who_does_not_wait_sees_whether_it_still_hangs()
    {
        await GivenHungCrowdAsync();
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(1));

        scene.Clock.Advance(TrialInterval);
        Assert.That(await scene.ReadAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
        Assert.That(await scene.ReadAsync("int_3"), Is.EqualTo(new BridgeReadReply.Busy()));

        Assert.That(scene.Bridge.Calls.Select(call => call.Id), Is.EqualTo((string[])["int_1", "int_2"]));
        scene.Bridge.Calls[1].Answer();
        Assert.That(await scene.AdmitsAsync("int_2"), Is.True);
    }

    [Test]
    public async Task A_bridge_that_refuses_does_not_hang_any_more()
    {
        await GivenHungCrowdAsync();
        scene.Clock.Advance(TrialInterval);
        await scene.ReadAsync("int_2");

        scene.Bridge.Calls[1].FailAsRefusal();
        scene.Bridge.Calls[0].FailAsOutage();

        Assert.That(await scene.AdmitsAsync("int_2"), Is.True);
    }

    [Test]
    public async Task A_pause_without_reads_is_no_silence()
    {
        scene.Clock.Advance(TimeSpan.FromHours(1));

        Assert.That(await scene.AdmitsAsync("int_1"), Is.True);
        Assert.That(await scene.AdmitsAsync("int_2"), Is.True);
    }

    [Test]
    public async Task Whatever_callers_and_calls_do_no_place_is_lost()
    {
        using var hangUps = new CancellationTokenSource();
        var random = new Random(20);
        var callers = new List<Task>();
        for (var step = 0; step < 2000; step++)
        {
            callers.Add(scene.ReadAsync($"int_{random.Next(5)}", random.Next(3) == 0 ? hangUps.Token : CancellationToken.None));
            var pending = scene.Bridge.Calls.Where(call => !call.Reading.IsCompleted).ToArray();
            if (pending.Length > 0 && random.Next(4) == 0)
            {
                Finish(pending[random.Next(pending.Length)], throws: random.Next(3) == 0);
            }
        }

        await hangUps.CancelAsync();
        foreach (var call in scene.Bridge.Calls.Where(call => !call.Reading.IsCompleted))
        {
            call.Answer();
        }

        await Task.WhenAll(callers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        scene.Clock.Advance(TimeSpan.FromHours(1));
        var places = Enumerable.Range(0, 3).Select(i => scene.ReadAsync($"int_{i}")).ToArray();
        Assert.That(places.Select(place => place.IsCompleted), Is.All.False);
        Assert.That(await scene.ReadAsync("int_3"), Is.EqualTo(new BridgeReadReply.Busy()));
        Assert.That(scene.CrowdAt("int_0", 16).Select(caller => caller.IsCompleted), Is.All.False);
        scene.Clock.Advance(HalfTheBudget);
        Assert.That(await scene.AdmitsAsync("int_0"), Is.True);
    }

    private async Task<Task<BridgeReadReply>[]> GivenHungCrowdAsync()
    {
        var crowd = scene.CrowdAt("int_1", 20);
        scene.Clock.Advance(CrowdPatience + Instant);
        Assert.That(await scene.AdmitsAsync("int_1"), Is.False);
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
            call.Answer();
        }
    }
}
