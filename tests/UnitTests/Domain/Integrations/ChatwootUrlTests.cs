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
    [TestCase(" \thttps://example.com/ \n", "https://example.com")]
    [TestCase("http://chatwoot_web:3000", "http://chatwoot_web:3000")]
    [TestCase("https://example.com:65535", "https://example.com:65535")]
    [TestCase("https://example.com///", "https://example.com")]
    [TestCase("https://example.com/a//", "https://example.com/a")]
    [TestCase("https://example.com/a%20b/%C3%A7", "https://example.com/a%20b/%C3%A7")]
    [TestCase("https://example.com/a@b", "https://example.com/a@b")]
    [TestCase("http://127.0.0.1:3000/", "http://127.0.0.1:3000")]
    [TestCase("http://[2001:DB8::1]:3000/Chat/", "http://[2001:db8::1]:3000/Chat")]
    public void Lower_cases_the_host_drops_trailing_slashes_and_keeps_the_rest(string text, string stored)
    {
        Assert.That(ChatwootUrl.FaultOf(text), Is.Null);
        Assert.That(ChatwootUrl.Normalize(text), Is.EqualTo(stored));
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
    [TestCase("https://chatwoot.example.com/a b")]
    [TestCase("https://chatwoot.example.com/\u0007")]
    [TestCase("https://chatwoot.example.com:99999")]
    [TestCase("https://chatwoot.example.com:65536")]
    [TestCase("https://chatwoot.example.com:0")]
    [TestCase("https://chatwoot..example.com")]
    [TestCase("https://-")]
    [TestCase("https://chatwoot.example.com/100%")]
    [TestCase("https://chatwoot.example.com/a\nb")]
    [TestCase("https://chatwoot.example.com/<b>")]
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

        Assert.That(ChatwootUrl.FaultOf(text), Is.Null);
    }

    [Test]
    public void Refuses_2049_characters() =>
        AssertRefused("https://chatwoot.example.com/".PadRight(2049, 'x'), "must be at most 2048 characters");

    [TestCase("https://chatwoot.example.com:")]
    [TestCase("https://chatwoot.example.com:/path")]
    public void Refuses_a_colon_without_a_port(string text) => AssertRefused(text, "must have a port after the colon");

    [TestCase("https://chatwoot.example.com/app")]
    [TestCase("https://chatwoot.example.com/app/")]
    [TestCase("https://chatwoot.example.com/app/accounts/5/dashboard")]
    [TestCase("https://chatwoot.example.com:8443/app/login")]
    [TestCase("https://chatwoot.example.com/api/v1/accounts/5")]
    [TestCase("https://chatwoot.example.com/auth/sign_in")]
    [TestCase("https://chatwoot.example.com/super_admin")]
    [TestCase("https://chatwoot.example.com/App/accounts/5")]
    [TestCase("https://chatwoot.example.com/SUPER_ADMIN/users")]
    [TestCase("https://chatwoot.example.com//app/accounts/5")]
    [TestCase("https://chatwoot.example.com/./app/accounts/5")]
    [TestCase("https://chatwoot.example.com/../app")]
    [TestCase("https://chatwoot.example.com/%61pp/accounts/5")]
    [TestCase("https://chatwoot.example.com/super%5Fadmin")]
    [TestCase("https://chatwoot.example.com/%2Fapp")]
    [TestCase("https://chatwoot.example.com/%2e/app")]
    [TestCase("https://chatwoot.example.com/app/accounts/5/conversations?status=open#top")]
    [TestCase(" https://chatwoot.example.com/app ")]
    public void Refuses_the_address_of_a_page_with_a_hint(string text) =>
        AssertRefused(text, "must be where Chatwoot begins, the root of its host: leave out /app and what follows");

    [TestCase("https://app.chatwoot.com")]
    [TestCase("https://example.com/apps")]
    [TestCase("https://example.com/api-desk")]
    [TestCase("https://example.com/chat/app")]
    public void Takes_a_path_that_only_resembles_a_page(string text) => Assert.That(ChatwootUrl.FaultOf(text), Is.Null);

    [TestCase("https://atendimento.ção.com.br")]
    [TestCase("https://example.com/ção")]
    [TestCase("https://chat\u200Bwoot.example.com")]
    [TestCase("https://chatwoot.example.com/\u202Egnp")]
    public void Refuses_what_is_not_ASCII_and_says_how_to_write_it(string text) =>
        AssertRefused(text, "must be ASCII: write an international host name in its xn-- form and percent-encode the path");

    [TestCase(2_000, "https://", "a-")]
    [TestCase(2_000, "https://example.com", "/.")]
    [TestCase(2_000, "https://example.com", "%20")]
    [TestCase(2_000, "", " ")]
    [MaxTime(5_000)]
    public void Judges_a_hostile_text_at_once(int length, string start, string piece)
    {
        var text = start + string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + "!\n!";

        Assert.That(ChatwootUrl.FaultOf(text), Is.Not.Null);
    }

    private static void AssertRefused(string text, string reason) => Assert.That(ChatwootUrl.FaultOf(text), Is.EqualTo(reason));
}
