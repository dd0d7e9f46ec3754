using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>Lists are live again soon after a hang, however many reads timed out in it (contract, section 5, step 8).</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HungBridgeTests
{
    private static readonly TimeSpan SilenceOfMany = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TrialInterval = TimeSpan.FromSeconds(2);

    private readonly ReadFixture fixture = new();

    [Test]
    public async Task Timeouts_of_a_hang_do_not_delay_the_next_trial()
    {
        var callers = Enumerable.Range(0, 20).Select(i => fixture.ReadAsync($"int_{i}")).ToArray();
        fixture.Clock.Advance(SilenceOfMany + TimeSpan.FromTicks(1));
        Assert.That(await fixture.ReadAsync("int_0"), Is.EqualTo(new BridgeReadReply.Busy()));
        foreach (var read in fixture.Bridge.Calls.ToArray())
        {
            read.FailAsOutage();
        }

        await Task.WhenAll(callers);
        fixture.Clock.Advance(TrialInterval);
        Assert.That(await fixture.ReadAsync("int_0"), Is.EqualTo(new BridgeReadReply.Busy()));

        fixture.Bridge.Calls[^1].Respond();

        Assert.That(await fixture.AdmitsAsync("int_0"), Is.True);
    }

    [Test]
    public async Task A_failure_after_a_hang_does_not_open_the_circuit_at_once()
    {
        var callers = Enumerable.Range(0, 22).Select(i => fixture.ReadAsync($"int_{i}")).ToArray();
        fixture.Bridge.Calls[0].FailAsOutage();
        fixture.Bridge.Calls[1].FailAsOutage();
        fixture.Clock.Advance(SilenceOfMany + TimeSpan.FromTicks(1));
        await fixture.ReadAsync("int_19");

        fixture.Bridge.Calls[2].Respond();
        fixture.Bridge.Calls[3].FailAsOutage();

        await Task.WhenAll(callers[..4]);
        Assert.That(fixture.Circuit.IsOpen, Is.False);
    }
}
