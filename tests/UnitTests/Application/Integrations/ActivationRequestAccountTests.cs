using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using static RyzeChatwoot.UnitTests.Application.Integrations.Checked;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivationRequestAccountTests
{
    [TestCase(1)]
    [TestCase(long.MaxValue)]
    public async Task Takes_any_number_above_0(long account) =>
        Assert.That(await FaultOfAsync(AForm() with { ChatwootAccountId = account }), Is.Null);

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(long.MinValue)]
    public async Task Refuses_0_and_less(long account) => Assert.That(
        await FaultOfAsync(AForm() with { ChatwootAccountId = account }),
        Is.EqualTo("invalid body: chatwootAccountId must be an integer above 0"));

    [Test]
    public async Task Is_required() => Assert.That(
        await FaultOfAsync(AForm() with { ChatwootAccountId = default }),
        Is.EqualTo("invalid body: chatwootAccountId is required"));

    [Test]
    public async Task Must_be_an_integer() => Assert.That(
        await FaultOfAsync(AForm() with { ChatwootAccountId = Field<long>.Mistyped }),
        Is.EqualTo("invalid body: chatwootAccountId must be an integer above 0"));
}
