using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>Section 5, step 8 of the contract: how long the circuit stays open, and what its trials do.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadCircuitTrialTests
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(15);
    private static readonly BridgeReading TimedOut = new(new BridgeReadReply.Failed(BridgeFault.Timeout, ""), IsOutage: true);

    private readonly ReadCircuitFixture fixture = new();

    [Test]
    public void Opens_for_15_seconds_and_then_starts_one_trial()
    {
        fixture.Fail(3);
        fixture.Clock.Advance(Break - TimeSpan.FromTicks(1));
        var early = fixture.Circuit.TryStartTrial();
        Assert.That(early, Is.False);

        fixture.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.That(fixture.Circuit.IsOpen, Is.True);
        var first = fixture.Circuit.TryStartTrial();
        Assert.That(fixture.Circuit.IsOpen, Is.True);
        var second = fixture.Circuit.TryStartTrial();
        Assert.That((first, second), Is.EqualTo((true, false)));
    }

    [Test]
    public void Of_many_callers_exactly_one_is_to_try()
    {
        fixture.Fail(3);
        fixture.Clock.Advance(Break);
        var trials = 0;

        Parallel.For(0, 1000, _ =>
        {
            var isTrialDue = fixture.Circuit.TryStartTrial();
            Interlocked.Add(ref trials, isTrialDue ? 1 : 0);
        });

        Assert.That(trials, Is.EqualTo(1));
    }

    [Test]
    public void A_trial_that_fails_starts_the_pause_again()
    {
        GivenTrialUnderWay();

        fixture.Circuit.RecordTrial(ReadCircuitFixture.Unreachable);

        fixture.Clock.Advance(Break - TimeSpan.FromTicks(1));
        Assert.That(fixture.Circuit.IsOpen, Is.True);
        var early = fixture.Circuit.TryStartTrial();
        fixture.Clock.Advance(TimeSpan.FromTicks(1));
        var again = fixture.Circuit.TryStartTrial();
        Assert.That((early, again), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_successful_trial_closes_the_circuit_and_clears_the_window()
    {
        GivenTrialUnderWay();

        fixture.Circuit.RecordTrial(ReadCircuitFixture.Success);

        Assert.That(fixture.Circuit.IsOpen, Is.False);
        fixture.Fail(2);
        Assert.That(fixture.Circuit.IsOpen, Is.False);
        fixture.Fail(1);
        Assert.That(fixture.Circuit.IsOpen, Is.True);
    }

    [Test]
    public void A_trial_without_a_response_is_followed_by_another_after_two_seconds()
    {
        GivenTrialUnderWay();

        fixture.Clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        var early = fixture.Circuit.TryStartTrial();
        fixture.Clock.Advance(TimeSpan.FromTicks(1));
        var second = fixture.Circuit.TryStartTrial();
        var third = fixture.Circuit.TryStartTrial();

        Assert.That((early, second, third), Is.EqualTo((false, true, false)));
    }

    [Test]
    public void A_trial_that_times_out_postpones_nothing()
    {
        GivenTrialUnderWay();
        fixture.Clock.Advance(TimeSpan.FromSeconds(2));

        fixture.Circuit.RecordTrial(TimedOut);

        Assert.That(fixture.Circuit.IsOpen, Is.True);
        var isTrialDue = fixture.Circuit.TryStartTrial();
        Assert.That(isTrialDue, Is.True);
    }

    [Test]
    public void A_late_trial_does_not_open_what_another_has_closed()
    {
        GivenTrialUnderWay();
        fixture.Circuit.RecordTrial(ReadCircuitFixture.Success);

        fixture.Circuit.RecordTrial(ReadCircuitFixture.Unreachable);

        Assert.That(fixture.Circuit.IsOpen, Is.False);
    }

    [Test]
    public void Late_results_change_nothing_while_it_is_open()
    {
        fixture.Fail(3);
        fixture.Clock.Advance(Break - TimeSpan.FromSeconds(1));

        fixture.Succeed(100);
        fixture.Fail(100);

        Assert.That(fixture.Circuit.IsOpen, Is.True);
        var early = fixture.Circuit.TryStartTrial();
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var due = fixture.Circuit.TryStartTrial();
        Assert.That((early, due), Is.EqualTo((false, true)));
        fixture.Circuit.RecordTrial(ReadCircuitFixture.Success);
        fixture.Fail(2);
        Assert.That(fixture.Circuit.IsOpen, Is.False);
    }

    private void GivenTrialUnderWay()
    {
        fixture.Fail(3);
        fixture.Clock.Advance(Break);
        var isTrialDue = fixture.Circuit.TryStartTrial();
        Assert.That(isTrialDue, Is.True);
    }
}
