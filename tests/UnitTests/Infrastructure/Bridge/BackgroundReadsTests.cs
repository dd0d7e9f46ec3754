using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>Section 13 of the contract: the status watch reads through the bulkhead of lists, and never ahead of them.</summary>
[TestFixture]
public sealed class BackgroundReadsTests
{
    private readonly ReadFixture fixture = new(maxReads: 3);

    [Test]
    public async Task Wait_while_callers_fill_the_bulkhead()
    {
        var callers = new[] { fixture.ReadAsync("int_1"), fixture.ReadAsync("int_2"), fixture.ReadAsync("int_3") };

        Assert.That(fixture.Circuit.AdmitsBackground, Is.False);
        Assert.That(await fixture.ReadInBackgroundAsync("int_4"), Is.EqualTo(new BridgeReadReply.Busy()));

        fixture.Bridge.Calls[0].Respond();
        await callers[0];
        Assert.That(fixture.Circuit.AdmitsBackground, Is.True);
    }

    [Test]
    public void Take_no_slot_of_a_caller()
    {
        var background = new[] { fixture.ReadInBackgroundAsync("int_1"), fixture.ReadInBackgroundAsync("int_2") };

        var callers = new[] { fixture.ReadAsync("int_3"), fixture.ReadAsync("int_4"), fixture.ReadAsync("int_5") };

        Assert.That(background.Concat(callers).Select(read => read.IsCompleted), Is.All.False);
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Give_their_slot_back()
    {
        var background = fixture.ReadInBackgroundAsync("int_1");
        fixture.Bridge.Calls[0].Respond();
        await background;
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));

        var callers = new[] { fixture.ReadAsync("int_2"), fixture.ReadAsync("int_3"), fixture.ReadAsync("int_4") };

        Assert.That(callers.Select(caller => caller.IsCompleted), Is.All.False);
        Assert.That(await fixture.ReadAsync("int_5"), Is.EqualTo(new BridgeReadReply.Busy()));
    }

    [Test]
    public async Task Are_the_trial_that_ends_a_hang()
    {
        var hung = fixture.ReadAsync("int_1");
        fixture.Clock.Advance(TimeSpan.FromSeconds(5.001));
        Assert.That(await fixture.ReadInBackgroundAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
        fixture.Clock.Advance(TimeSpan.FromSeconds(2));

        var trial = fixture.ReadInBackgroundAsync("int_2");

        Assert.That((trial.IsCompleted, hung.IsCompleted), Is.EqualTo((false, false)));
        fixture.Bridge.Calls[1].Respond();
        Assert.That(await trial, Is.SameAs(PausedRead.Live));
        Assert.That(fixture.Circuit.AdmitsBackground, Is.True);
    }

    [Test]
    public async Task Share_a_call_with_a_list()
    {
        var background = fixture.ReadInBackgroundAsync("int_1");
        var caller = fixture.ReadAsync("int_1");

        fixture.Bridge.Calls[0].Respond();

        Assert.That(await background, Is.SameAs(await caller));
        Assert.That(fixture.Bridge.Calls, Has.Count.EqualTo(1));
    }
}
