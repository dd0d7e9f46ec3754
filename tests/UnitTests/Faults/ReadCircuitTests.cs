using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Faults;

/// <summary>Section 5, step 8 of the contract: when reads pause, and when they go on.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadCircuitTests
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    private static readonly BridgeReading Success = new(new BridgeReadReply.NotFound(), IsOutage: false);
    private static readonly BridgeReading Unreachable = new(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), IsOutage: true);
    private static readonly BridgeReading Silent = new(new BridgeReadReply.Failed(BridgeFault.Timeout, ""), IsOutage: true);

    private readonly FakeTimeProvider clock = new();
    private readonly ReadCircuit circuit;

    public ReadCircuitTests() =>
        circuit = new ReadCircuit(new BridgeOptions(), clock, NullLogger<ReadCircuit>.Instance);

    [Test]
    public void Opens_at_the_third_failure()
    {
        Fail(2);
        Assert.That(circuit.IsOpen, Is.False);

        Fail(1);

        Assert.That(circuit.IsOpen, Is.True);
        var isTrialDue = circuit.TryStartTrial();
        Assert.That(isTrialDue, Is.False);
    }

    [Test]
    public void Opens_where_exactly_half_of_the_reads_fail()
    {
        Succeed(3);

        Fail(3);

        Assert.That(circuit.IsOpen, Is.True);
    }

    [Test]
    public void Stays_closed_while_fewer_than_half_of_the_reads_fail()
    {
        Succeed(4);
        Fail(3);
        Assert.That(circuit.IsOpen, Is.False);

        Fail(1);

        Assert.That(circuit.IsOpen, Is.True);
    }

    [Test]
    public void A_success_never_opens_it_even_where_most_reads_of_the_minute_failed()
    {
        Succeed(4);
        clock.Advance(TimeSpan.FromSeconds(10));
        Fail(3);
        clock.Advance(TimeSpan.FromSeconds(51));

        Succeed(1);

        Assert.That(circuit.IsOpen, Is.False);
    }

    [TestCase(58, true)]
    [TestCase(60, false)]
    [TestCase(61, false)]
    [TestCase(95, false)]
    public void Only_failures_within_a_minute_count(int secondsLater, bool opens)
    {
        Fail(2);
        clock.Advance(TimeSpan.FromSeconds(secondsLater));

        Fail(1);

        Assert.That(circuit.IsOpen, Is.EqualTo(opens));
    }

    [Test]
    public void Successes_of_earlier_minutes_do_not_count_either()
    {
        Succeed(100);
        clock.Advance(TimeSpan.FromSeconds(61));

        Fail(3);

        Assert.That(circuit.IsOpen, Is.True);
    }

    [Test]
    public void Only_the_last_20_reads_count()
    {
        Succeed(1000);
        Fail(9);
        Assert.That(circuit.IsOpen, Is.False);

        Fail(1);

        Assert.That(circuit.IsOpen, Is.True);
    }

    [Test]
    public void Failures_that_are_spread_over_a_minute_count_together()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.That(circuit.IsOpen, Is.False);
            Fail(1);
            clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.That(circuit.IsOpen, Is.True);
    }

    [Test]
    public void Opens_for_15_seconds_and_then_starts_one_trial()
    {
        Fail(3);
        clock.Advance(Break - TimeSpan.FromTicks(1));
        var early = circuit.TryStartTrial();
        Assert.That(early, Is.False);

        clock.Advance(TimeSpan.FromTicks(1));

        Assert.That(circuit.IsOpen, Is.True);
        var first = circuit.TryStartTrial();
        Assert.That(circuit.IsOpen, Is.True);
        var second = circuit.TryStartTrial();
        Assert.That((first, second), Is.EqualTo((true, false)));
    }

    [Test]
    public void Of_many_callers_exactly_one_is_to_try()
    {
        Fail(3);
        clock.Advance(Break);
        var trials = 0;

        Parallel.For(0, 1000, _ =>
        {
            var isTrialDue = circuit.TryStartTrial();
            Interlocked.Add(ref trials, isTrialDue ? 1 : 0);
        });

        Assert.That(trials, Is.EqualTo(1));
    }

    [Test]
    public void A_trial_that_fails_starts_the_pause_again()
    {
        GivenTrialUnderWay();

        circuit.RecordTrial(Unreachable);

        clock.Advance(Break - TimeSpan.FromTicks(1));
        Assert.That(circuit.IsOpen, Is.True);
        var early = circuit.TryStartTrial();
        clock.Advance(TimeSpan.FromTicks(1));
        var again = circuit.TryStartTrial();
        Assert.That((early, again), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_successful_trial_closes_the_circuit_and_clears_the_window()
    {
        GivenTrialUnderWay();

        circuit.RecordTrial(Success);

        Assert.That(circuit.IsOpen, Is.False);
        Fail(2);
        Assert.That(circuit.IsOpen, Is.False);
        Fail(1);
        Assert.That(circuit.IsOpen, Is.True);
    }

    [Test]
    public void A_trial_without_a_response_is_followed_by_another_after_two_seconds()
    {
        GivenTrialUnderWay();

        clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        var early = circuit.TryStartTrial();
        clock.Advance(TimeSpan.FromTicks(1));
        var second = circuit.TryStartTrial();
        var third = circuit.TryStartTrial();

        Assert.That((early, second, third), Is.EqualTo((false, true, false)));
    }

    [Test]
    public void A_trial_that_times_out_postpones_nothing()
    {
        GivenTrialUnderWay();
        clock.Advance(TimeSpan.FromSeconds(2));

        circuit.RecordTrial(Silent);

        Assert.That(circuit.IsOpen, Is.True);
        var isTrialDue = circuit.TryStartTrial();
        Assert.That(isTrialDue, Is.True);
    }

    [Test]
    public void A_late_trial_does_not_open_what_another_has_closed()
    {
        GivenTrialUnderWay();
        circuit.RecordTrial(Success);

        circuit.RecordTrial(Unreachable);

        Assert.That(circuit.IsOpen, Is.False);
    }

    [Test]
    public void Late_results_change_nothing_while_it_is_open()
    {
        Fail(3);
        clock.Advance(Break - TimeSpan.FromSeconds(1));

        Succeed(100);
        Fail(100);

        Assert.That(circuit.IsOpen, Is.True);
        var early = circuit.TryStartTrial();
        clock.Advance(TimeSpan.FromSeconds(1));
        var due = circuit.TryStartTrial();
        Assert.That((early, due), Is.EqualTo((false, true)));
        circuit.RecordTrial(Success);
        Fail(2);
        Assert.That(circuit.IsOpen, Is.False);
    }

    private void GivenTrialUnderWay()
    {
        Fail(3);
        clock.Advance(Break);
        var isTrialDue = circuit.TryStartTrial();
        Assert.That(isTrialDue, Is.True);
    }

    private void Fail(int times) => Record(times, isOutage: true);

    private void Succeed(int times) => Record(times, isOutage: false);

    private void Record(int times, bool isOutage)
    {
        for (var i = 0; i < times; i++)
        {
            circuit.Record(isOutage ? Unreachable : Success);
        }
    }
}
