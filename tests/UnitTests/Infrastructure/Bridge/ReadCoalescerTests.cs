using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>Section 5, step 8 of the contract: concurrent reads of one integration share one call.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadCoalescerTests
{
    private readonly ReadFixture fixture = new();

    [Test]
    public async Task Callers_for_one_integration_share_one_call()
    {
        var callers = fixture.ReadConcurrently("int_1", 50);
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(1));

        fixture.Bridge.Calls[0].Respond();

        Assert.That(await Task.WhenAll(callers), Is.All.SameAs(PausedRead.Live));
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Different_integrations_share_no_call()
    {
        var first = fixture.ReadAsync("int_1");
        var second = fixture.ReadAsync("INT_1");
        Assert.That(fixture.Bridge.Calls.Select(call => call.Id), Is.EqualTo((string[])["int_1", "INT_1"]));

        fixture.Bridge.Calls[1].FailAsOutage();

        Assert.That(await second, Is.SameAs(PausedRead.Failed));
        Assert.That(first.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_caller_after_the_response_starts_a_call_of_its_own()
    {
        var earlier = fixture.ReadAsync("int_1");
        fixture.Bridge.Calls[0].Respond();
        await earlier;

        var later = fixture.ReadAsync("int_1");

        Assert.That(later.IsCompleted, Is.False);
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_caller_that_disconnects_leaves_and_the_others_get_the_response()
    {
        using var hangUp = new CancellationTokenSource();
        var starter = fixture.ReadAsync("int_1", hangUp.Token);
        var others = fixture.ReadConcurrently("int_1", 2);

        await hangUp.CancelAsync();

        Assert.That(async () => await starter, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.Bridge.Calls[0].CancellationToken.IsCancellationRequested, Is.False);
        fixture.Bridge.Calls[0].Respond();
        Assert.That(await Task.WhenAll(others), Is.All.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task When_the_last_caller_disconnects_the_call_is_cancelled_and_the_next_caller_starts_another()
    {
        using var hangUp = new CancellationTokenSource();
        var callers = new[] { fixture.ReadAsync("int_1", hangUp.Token), fixture.ReadAsync("int_1", hangUp.Token) };

        await hangUp.CancelAsync();

        Assert.That(async () => await Task.WhenAll(callers), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.Bridge.Calls[0].CancellationToken.IsCancellationRequested, Is.True);
        var next = fixture.ReadAsync("int_1");
        fixture.Bridge.Calls[1].Respond();
        Assert.That(await next, Is.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task A_cancelled_call_that_responds_late_does_not_affect_its_successor()
    {
        using var hangUp = new CancellationTokenSource();
        var abandoned = fixture.ReadAsync("int_1", hangUp.Token);
        fixture.Bridge.Calls[0].IgnoresCancellation = true;
        await hangUp.CancelAsync();
        Assert.That(async () => await abandoned, Throws.InstanceOf<OperationCanceledException>());
        var first = fixture.ReadAsync("int_1");

        fixture.Bridge.Calls[0].FailAsOutage();
        var second = fixture.ReadAsync("int_1");

        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(2));
        fixture.Bridge.Calls[1].Respond();
        Assert.That(await Task.WhenAll(first, second), Is.All.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task Cancelled_calls_are_not_counted_as_failures()
    {
        for (var i = 0; i < 10; i++)
        {
            using var hangUp = new CancellationTokenSource();
            var caller = fixture.ReadAsync("int_1", hangUp.Token);
            await hangUp.CancelAsync();
            Assert.That(async () => await caller, Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(fixture.Circuit.IsOpen, Is.False);
    }

    [Test]
    public async Task An_exception_reaches_every_waiting_caller_and_frees_the_slot()
    {
        var callers = fixture.ReadConcurrently("int_1", 25);

        fixture.Bridge.Calls[0].Throw(new InvalidOperationException("unforeseen"));

        foreach (var caller in callers)
        {
            Assert.That(async () => await caller, Throws.InvalidOperationException.With.Message.EqualTo("unforeseen"));
        }

        fixture.Clock.Advance(TimeSpan.FromHours(1));
        var next = fixture.ReadAsync("int_1");
        fixture.Bridge.Calls[1].Respond();
        Assert.That(await next, Is.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task While_the_circuit_is_open_callers_get_a_reply_at_once_and_one_trial_runs_in_the_background()
    {
        await GivenOpenCircuitAsync();
        Assert.That(await fixture.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.CircuitOpen()));
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(3));
        fixture.Clock.Advance(TimeSpan.FromSeconds(15));

        var callers = fixture.ReadConcurrently("int_1", 100);

        Assert.That(callers.Select(caller => caller.IsCompleted), Is.All.True);
        Assert.That(await Task.WhenAll(callers), Is.All.EqualTo(new BridgeReadReply.CircuitOpen()));
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_successful_trial_admits_callers_again()
    {
        await GivenTrialAsync();

        fixture.Bridge.Calls[3].Respond();

        var caller = fixture.ReadAsync("int_1");
        fixture.Bridge.Calls[4].Respond();
        Assert.That(await caller, Is.SameAs(PausedRead.Live));
    }

    [Test]
    public async Task A_trial_that_fails_or_throws_is_followed_by_another([Values] bool throws)
    {
        await GivenTrialAsync();

        if (throws)
        {
            fixture.Bridge.Calls[3].Throw(new InvalidOperationException("unforeseen"));
        }
        else
        {
            fixture.Bridge.Calls[3].FailAsOutage();
        }

        fixture.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.That(await fixture.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.CircuitOpen()));
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(5));
    }

    private async Task GivenTrialAsync()
    {
        await GivenOpenCircuitAsync();
        fixture.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.That(await fixture.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.CircuitOpen()));
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(4));
    }

    private async Task GivenOpenCircuitAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            var caller = fixture.ReadAsync("int_1");
            fixture.Bridge.Calls[i].FailAsOutage();
            Assert.That(await caller, Is.SameAs(PausedRead.Failed));
        }
    }
}
