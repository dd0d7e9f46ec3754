using NUnit.Framework;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

public sealed class ChatwootUrlTests
{
    [TestCase("https://chatwoot.example.com", "https://chatwoot.example.com")]
    [TestCase("http://localhost:3000", "http://localhost:3000")]
    [TestCase("HTTPS://ChatWoot.Example.COM", "https://chatwoot.example.com")]
    [TestCase("https://Example.com/Some/Path", "https://example.com/Some/Path")]
    [TestCase("https://Example.com:8443/Some/", "https://example.com:8443/Some")]
    [TestCase("https://example.com:443", "https://example.com:443")]
    [TestCase("https://example.com/", "https://example.com")]
    [TestCase("https://example.com///", "https://example.com")]
    [TestCase("https://example.com/a//", "https://example.com/a")]
    [TestCase("https://example.com/a%20b/%C3%A7", "https://example.com/a%20b/%C3%A7")]
    [TestCase("https://example.com/a@b", "https://example.com/a@b")]
    [TestCase("http://127.0.0.1:3000/", "http://127.0.0.1:3000")]
    [TestCase("http://[2001:DB8::1]:3000/Chat/", "http://[2001:db8::1]:3000/Chat")]
    public void Lower_cases_the_host_drops_trailing_slashes_and_keeps_the_rest(string text, string stored)
    {
        var url = ChatwootUrl.Normalize(text, out var fault);

        Assert.That((url, fault), Is.EqualTo((stored, (string?)null)));
    }

    [TestCase("")]
    [TestCase("chatwoot.example.com")]
    [TestCase("/chatwoot")]
    [TestCase("//chatwoot.example.com")]
    [TestCase("ftp://chatwoot.example.com")]
    [TestCase("file:///etc/hosts")]
    [TestCase("javascript:alert(1)")]
    [TestCase("http://")]
    [TestCase("https:///path")]
    [TestCase("https:chatwoot.example.com")]
    [TestCase("https:/chatwoot.example.com")]
    [TestCase("https:\\\\chatwoot.example.com")]
    [TestCase("https://chatwoot.example.com\\path")]
    [TestCase("https://chatwoot.example.com/some\\path")]
    [TestCase(" https://chatwoot.example.com")]
    [TestCase("https://chatwoot.example.com ")]
    [TestCase("https://chatwoot.example.com/a b")]
    [TestCase("https://chatwoot.example.com/\n")]
    [TestCase("https://chatwoot.example.com/\u0007")]
    [TestCase("https://chatwoot.example.com:99999")]
    [TestCase("https://[2001:db8::1")]
    public void Refuses_what_is_no_absolute_http_url_with_a_host(string text) =>
        AssertRefused(text, "must be an absolute http or https URL with a host");

    [TestCase("https://user@chatwoot.example.com")]
    [TestCase("https://user:password@chatwoot.example.com/path")]
    [TestCase("https://:@chatwoot.example.com")]
    [TestCase("https://@chatwoot.example.com")]
    public void Refuses_user_info(string text) => AssertRefused(text, "must not carry user info");

    [TestCase("https://chatwoot.example.com?account=5")]
    [TestCase("https://chatwoot.example.com/?")]
    [TestCase("https://chatwoot.example.com?")]
    [TestCase("https://chatwoot.example.com/path#top")]
    [TestCase("https://chatwoot.example.com#")]
    [TestCase("https://chatwoot.example.com/?mail=a@b")]
    public void Refuses_a_query_and_a_fragment_even_an_empty_one(string text) =>
        AssertRefused(text, "must not carry a query or a fragment");

    [Test]
    public void Takes_2048_characters()
    {
        var text = "https://chatwoot.example.com/".PadRight(2048, 'x');

        Assert.That(ChatwootUrl.Normalize(text, out _), Is.EqualTo(text));
    }

    [Test]
    public void Refuses_2049_characters() =>
        AssertRefused("https://chatwoot.example.com/".PadRight(2049, 'x'), "must be at most 2048 characters");

    private static void AssertRefused(string text, string reason)
    {
        var url = ChatwootUrl.Normalize(text, out var fault);

        Assert.That((url, fault), Is.EqualTo(((string?)null, reason)));
    }

    [TestCase("https://chatwoot.example.com:")]
    [TestCase("https://chatwoot.example.com:0")]
    [TestCase("https://chat\u200Bwoot.example.com")]
    [TestCase("https://chatwoot.example.com/\u202Egnp")]
    public void Refuses_what_people_would_not_read_as_it_is(string url)
    {
        Assert.That(ChatwootUrl.Normalize(url, out var fault), Is.Null);
        Assert.That(fault, Does.StartWith("must "));
    }
}
