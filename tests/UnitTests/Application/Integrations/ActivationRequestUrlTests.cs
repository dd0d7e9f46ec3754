using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using static RyzeChatwoot.UnitTests.Application.Integrations.Checked;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivationRequestUrlTests
{
    [TestCase("https://chatwoot.example.com")]
    [TestCase("http://localhost:3000/chat/")]
    public async Task Takes_an_absolute_http_url(string url) =>
        Assert.That(await FaultOfAsync(AForm() with { ChatwootBaseUrl = url }), Is.Null);

    [TestCase("", "must be an absolute http or https URL with a host")]
    [TestCase("chatwoot.example.com", "must be an absolute http or https URL with a host")]
    [TestCase("ftp://chatwoot.example.com", "must be an absolute http or https URL with a host")]
    [TestCase("https://user:password@chatwoot.example.com", "must not carry user info")]
    [TestCase("https://chatwoot.example.com?", "must not carry a query or a fragment")]
    public async Task Says_which_rule_a_url_breaks(string url, string fault) =>
        Assert.That(await FaultOfAsync(AForm() with { ChatwootBaseUrl = url }), Is.EqualTo($"invalid body: chatwootBaseUrl {fault}"));

    [TestCase(2048, null)]
    [TestCase(2049, "invalid body: chatwootBaseUrl must be at most 2048 characters")]
    public async Task Takes_up_to_2048_characters(int length, string? fault)
    {
        var url = "https://chatwoot.example.com/".PadRight(length, 'x');

        Assert.That(await FaultOfAsync(AForm() with { ChatwootBaseUrl = url }), Is.EqualTo(fault));
    }

    [Test]
    public async Task Is_required() => Assert.That(
        await FaultOfAsync(AForm() with { ChatwootBaseUrl = default }),
        Is.EqualTo("invalid body: chatwootBaseUrl is required"));

    [Test]
    public async Task Must_be_a_string() => Assert.That(
        await FaultOfAsync(AForm() with { ChatwootBaseUrl = Field<string>.Mistyped }),
        Is.EqualTo("invalid body: chatwootBaseUrl must be a string"));
}
