using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>Section 5, step 8 of the contract: no caller waits for a bridge that looks hung.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HangDetectionTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    /// <summary>How long the bridge may be silent while at least 20 callers wait.</summary>
    private static readonly TimeSpan SilenceOfMany = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HalfTheBudget = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TrialInterval = TimeSpan.FromSeconds(2);

    private readonly ReadFixture fixture = new(maxReads: 3);

    [TestCase(20, 1)]
    [TestCase(19, 5, Description = "Half of the budget, for a bridge that is merely slow.")]
    public async Task Twenty_callers_without_a_response_for_a_second_mean_a_hang_and_fewer_after_five(int waiting, int seconds)
    {
        var callers = fixture.ReadConcurrently("int_1", waiting);
        fixture.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.That(await fixture.AdmitsAsync("int_1"), Is.True);

        fixture.Clock.Advance(Instant);

        Assert.That(await fixture.ReadAsync("int_1"), Is.EqualTo(new BridgeReadReply.Busy()));
        Assert.That(await fixture.ReadAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
        fixture.Bridge.Calls[0].Respond();
        Assert.That(await Task.WhenAll(callers), Is.All.SameAs(PausedRead.Live));
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
        var callers = await GivenHungReadsAsync();

        fixture.Bridge.Calls[0].FailAsOutage();
        await Task.WhenAll(callers);

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
    public async Task A_refused_connection_ends_a_hang()
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

    private async Task<Task<BridgeReadReply>[]> GivenHungReadsAsync()
    {
        var callers = fixture.ReadConcurrently("int_1", 20);
        fixture.Clock.Advance(SilenceOfMany + Instant);
        Assert.That(await fixture.AdmitsAsync("int_1"), Is.False);
        return callers;
    }
}
