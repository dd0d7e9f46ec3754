using NUnit.Framework;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.UnitTests.Faults;

/// <summary>Section 13 of the contract: the status watch reads through the bulkhead of lists, and never ahead of them.</summary>
[TestFixture]
public sealed class BackgroundReadsTests
{
    private readonly ReadFixture scene = new(maxReads: 3);

    [Test]
    public async Task Wait_while_callers_fill_the_bulkhead()
    {
        var callers = new[] { scene.ReadAsync("int_1"), scene.ReadAsync("int_2"), scene.ReadAsync("int_3") };

        Assert.That(scene.Circuit.AdmitsBackground, Is.False);
        Assert.That(await scene.ReadInBackgroundAsync("int_4"), Is.EqualTo(new BridgeReadReply.Busy()));

        scene.Bridge.Calls[0].Answer();
        await callers[0];
        Assert.That(scene.Circuit.AdmitsBackground, Is.True);
    }

    [Test]
    public void Take_no_slot_of_a_caller()
    {
        var background = new[] { scene.ReadInBackgroundAsync("int_1"), scene.ReadInBackgroundAsync("int_2") };

        var callers = new[] { scene.ReadAsync("int_3"), scene.ReadAsync("int_4"), scene.ReadAsync("int_5") };

        Assert.That(background.Concat(callers).Select(read => read.IsCompleted), Is.All.False);
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Give_their_slot_back()
    {
        var background = scene.ReadInBackgroundAsync("int_1");
        scene.Bridge.Calls[0].Answer();
        await background;
        scene.Clock.Advance(TimeSpan.FromSeconds(1));

        var callers = new[] { scene.ReadAsync("int_2"), scene.ReadAsync("int_3"), scene.ReadAsync("int_4") };

        Assert.That(callers.Select(caller => caller.IsCompleted), Is.All.False);
        Assert.That(await scene.ReadAsync("int_5"), Is.EqualTo(new BridgeReadReply.Busy()));
    }

    [Test]
    public async Task Are_the_trial_that_ends_a_hang()
    {
        var hung = scene.ReadAsync("int_1");
        scene.Clock.Advance(TimeSpan.FromSeconds(5.001));
        Assert.That(await scene.ReadInBackgroundAsync("int_2"), Is.EqualTo(new BridgeReadReply.Busy()));
        scene.Clock.Advance(TimeSpan.FromSeconds(2));

        var trial = scene.ReadInBackgroundAsync("int_2");

        Assert.That((trial.IsCompleted, hung.IsCompleted), Is.EqualTo((false, false)));
        scene.Bridge.Calls[1].Answer();
        Assert.That(await trial, Is.SameAs(PausedRead.Live));
        Assert.That(scene.Circuit.AdmitsBackground, Is.True);
    }

    [Test]
    public async Task Share_a_call_with_a_list()
    {
        var background = scene.ReadInBackgroundAsync("int_1");
        var caller = scene.ReadAsync("int_1");

        scene.Bridge.Calls[0].Answer();

        Assert.That(await background, Is.SameAs(await caller));
        Assert.That(scene.Bridge.Calls, Has.Count.EqualTo(1));
    }
}
