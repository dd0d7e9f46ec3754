using NUnit.Framework;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Faults;

/// <summary>Section 5, step 8 of the contract: one call for all who ask for the same, and what becomes of them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadCoalescerTests
{
    private readonly ReadFixture scene = new();

    [Test]
    public async Task Callers_for_one_integration_share_one_call()
    {
        var callers = scene.CrowdAt("int_1", 50);
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(1));

        scene.Bridge.Calls[0].Answer();

        Assert.That(await Task.WhenAll(callers), Is.All.SameAs(PausedRead.Live));
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Different_integrations_get_calls_and_answers_of_their_own()
    {
        var first = scene.ReadAsync("int_1");
        var second = scene.ReadAsync("INT_1");
        Assert.That(scene.Bridge.Calls.Select(call => call.Id), Is.EqualTo((string[])["int_1", "INT_1"]));

        scene.Bridge.Calls[1].FailAsOutage();

        Assert.That(await second, Is.SameAs(PausedRead.Failed));
        Assert.That(first.IsCompleted, Is.False);
    }

    [Test]
    public async Task Whoever_asks_after_the_answer_gets_a_call_of_its_own()
    {
        var earlier = scene.ReadAsync("int_1");
        scene.Bridge.Calls[0].Answer();
        await earlier;

        var later = scene.ReadAsync("int_1");

        Assert.That(later.IsCompleted, Is.False);
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_caller_who_hangs_up_leaves_and_the_others_get_the_answer()
    {
        using var hangUp = new CancellationTokenSource();
        var starter = scene.ReadAsync("int_1", hangUp.Token);
        var others = scene.CrowdAt("int_1", 2);

        await hangUp.CancelAsync();

        Assert.That(async () => await starter, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(scene.Bridge.Calls[0].CancellationToken.IsCancellationRequested, Is.False);
        scene.Bridge.Calls[0].Answer();
        Assert.That(await Task.WhenAll(others), Is.All.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task When_the_last_caller_hangs_up_the_call_ends_and_the_next_caller_gets_another()
    {
        using var hangUp = new CancellationTokenSource();
        var callers = new[] { scene.ReadAsync("int_1", hangUp.Token), scene.ReadAsync("int_1", hangUp.Token) };

        await hangUp.CancelAsync();

        Assert.That(async () => await Task.WhenAll(callers), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(scene.Bridge.Calls[0].CancellationToken.IsCancellationRequested, Is.True);
        var next = scene.ReadAsync("int_1");
        scene.Bridge.Calls[1].Answer();
        Assert.That(await next, Is.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task An_abandoned_call_that_answers_late_does_not_touch_its_successor()
    {
        using var hangUp = new CancellationTokenSource();
        var abandoned = scene.ReadAsync("int_1", hangUp.Token);
        scene.Bridge.Calls[0].IsStubborn = true;
        await hangUp.CancelAsync();
        Assert.That(async () => await abandoned, Throws.InstanceOf<OperationCanceledException>());
        var first = scene.ReadAsync("int_1");

        scene.Bridge.Calls[0].FailAsOutage();
        var second = scene.ReadAsync("int_1");

        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(2));
        scene.Bridge.Calls[1].Answer();
        Assert.That(await Task.WhenAll(first, second), Is.All.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task Calls_that_were_abandoned_do_not_count_against_the_bridge()
    {
        for (var i = 0; i < 10; i++)
        {
            using var hangUp = new CancellationTokenSource();
            var caller = scene.ReadAsync("int_1", hangUp.Token);
            await hangUp.CancelAsync();
            Assert.That(async () => await caller, Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(scene.Circuit.IsOpen, Is.False);
    }

    [Test]
    public async Task An_exception_reaches_everybody_who_waits_and_leaves_nothing_behind()
    {
        var callers = scene.CrowdAt("int_1", 25);

        scene.Bridge.Calls[0].Throw(new InvalidOperationException("unforeseen"));

        foreach (var caller in callers)
        {
            Assert.That(async () => await caller, Throws.InvalidOperationException.With.Message.EqualTo("unforeseen"));
        }

        scene.Clock.Advance(TimeSpan.FromHours(1));
        var next = scene.ReadAsync("int_1");
        scene.Bridge.Calls[1].Answer();
        Assert.That(await next, Is.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task While_reads_pause_callers_are_answered_at_once_and_one_trial_runs_behind_their_backs()
    {
        await GivenOpenCircuitAsync();
        Assert.That(await scene.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.CircuitOpen()));
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(3));
        scene.Clock.Advance(TimeSpan.FromSeconds(15));

        var callers = scene.CrowdAt("int_1", 100);

        Assert.That(callers.Select(caller => caller.IsCompleted), Is.All.True);
        Assert.That(await Task.WhenAll(callers), Is.All.EqualTo(new BridgeReadReply.CircuitOpen()));
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_trial_that_succeeds_lets_callers_through_again()
    {
        await GivenTrialAsync();

        scene.Bridge.Calls[3].Answer();

        var caller = scene.ReadAsync("int_1");
        scene.Bridge.Calls[4].Answer();
        Assert.That(await caller, Is.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task A_trial_that_fails_or_throws_leaves_the_pause_to_the_next_one([Values] bool throws)
    {
        await GivenTrialAsync();

        if (throws)
        {
            scene.Bridge.Calls[3].Throw(new InvalidOperationException("unforeseen"));
        }
        else
        {
            scene.Bridge.Calls[3].FailAsOutage();
        }

        scene.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.That(await scene.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.CircuitOpen()));
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(5));
    }

    private async Task GivenTrialAsync()
    {
        await GivenOpenCircuitAsync();
        scene.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.That(await scene.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.CircuitOpen()));
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(4));
    }

    private async Task GivenOpenCircuitAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            var caller = scene.ReadAsync("int_1");
            scene.Bridge.Calls[i].FailAsOutage();
            Assert.That(await caller, Is.SameAs(PausedRead.Failed));
        }
    }
}
