using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using static RyzeChatwoot.UnitTests.Application.Integrations.Checked;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivationRequestInboxTests
{
    private const string Fault = "invalid body: inboxName must be 1 to 255 characters";

    [TestCase(0, Fault)]
    [TestCase(1, null)]
    [TestCase(255, null)]
    [TestCase(256, Fault)]
    public async Task Takes_1_to_255_characters(int length, string? fault) =>
        Assert.That(await FaultOfAsync(AForm() with { InboxName = new string('x', length) }), Is.EqualTo(fault));

    [TestCase(0, Fault)]
    [TestCase(1, null)]
    [TestCase(255, null)]
    [TestCase(256, Fault)]
    public async Task Counts_after_trimming(int length, string? fault) =>
        Assert.That(await FaultOfAsync(AForm() with { InboxName = $"  {new string('x', length)}\n" }), Is.EqualTo(fault));

    [Test]
    public async Task Counts_characters_and_not_halves_of_them()
    {
        var name = string.Concat(Enumerable.Repeat("\U0001F600", 255));

        Assert.That(await FaultOfAsync(AForm() with { InboxName = name }), Is.Null);
    }

    [Test]
    public async Task Refuses_control_characters() => Assert.That(
        await FaultOfAsync(AForm() with { InboxName = "Whats\u0007App" }),
        Is.EqualTo("invalid body: inboxName must not contain control characters"));

    [Test]
    public async Task Is_required() =>
        Assert.That(await FaultOfAsync(AForm() with { InboxName = default }), Is.EqualTo("invalid body: inboxName is required"));

    [Test]
    public async Task Must_be_a_string() => Assert.That(
        await FaultOfAsync(AForm() with { InboxName = Field<string>.Mistyped }),
        Is.EqualTo("invalid body: inboxName must be a string"));
}
