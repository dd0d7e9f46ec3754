using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Application.Integrations.Checked;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivationRequestTokenTests
{
    private const string Fault = "invalid body: chatwootApiToken must be 1 to 512 printable characters";

    [TestCase(0, Fault)]
    [TestCase(1, null)]
    [TestCase(512, null)]
    [TestCase(513, Fault)]
    public async Task Takes_1_to_512_characters(int length, string? fault) =>
        Assert.That(await FaultOfAsync(WithToken(new string('x', length))), Is.EqualTo(fault));

    [TestCase("with a space")]
    [TestCase("ção")]
    [TestCase("\U0001F600")]
    public async Task Takes_what_can_be_printed(string token) => Assert.That(await FaultOfAsync(WithToken(token)), Is.Null);

    [TestCase("s3cr3t\nvalue")]
    [TestCase("s3cr3t\0value")]
    [TestCase("s3cr3t\u202Evalue")]
    [TestCase("   ")]
    public async Task Refuses_what_cannot_be_printed_and_does_not_repeat_it(string token) =>
        Assert.That(await FaultOfAsync(WithToken(token)), Is.EqualTo(Fault));

    [Test]
    public async Task Is_required() => Assert.That(
        await FaultOfAsync(AForm() with { ChatwootApiToken = default }),
        Is.EqualTo("invalid body: chatwootApiToken is required"));

    [Test]
    public async Task Must_be_a_string() => Assert.That(
        await FaultOfAsync(AForm() with { ChatwootApiToken = Field<ApiToken>.Mistyped }),
        Is.EqualTo("invalid body: chatwootApiToken must be a string"));

    private static ActivationRequest WithToken(string token) => AForm() with { ChatwootApiToken = new ApiToken(token) };
}
