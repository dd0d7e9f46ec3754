using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

/// <summary>How other programs write a secret that they repeat.</summary>
public sealed class SecretSpellingTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Secrets =
    [
        "cw-real-token-999",
        "a\"b\\c/d+e&f  g'h<i>jék😀l%2Fm",
        "  pasted-with-space \n",
        "+=/quoted\"",
        "\"both-ends\"",
        "%41%42%43-percent",
        "&amp;-entity-&lt;",
        "пароль-из-букв",
        "K7f/+9sLq0Zr+A==",
    ];

    [Test]
    public void Is_masked_in_every_spelling([ValueSource(nameof(Secrets))] string secret)
    {
        foreach (var spelling in SpellingsOf(secret.Trim()).Append(secret))
        {
            var clean = TextSanitizer.Sanitize($"HTTP 401: rejected token {spelling}, said Chatwoot", secret);

            Assert.That(clean, Does.Match("^HTTP 401: rejected token .{0,2}\\[redacted\\].{0,3}, said Chatwoot$"), spelling);
        }
    }

    [TestCase("Bearer {0}")]
    [TestCase("\"{0}\"")]
    [TestCase("'{0}'")]
    [TestCase("{{\"token\":\"{0}\"}}")]
    [TestCase("<code>{0}</code>")]
    [TestCase("?api_access_token={0}&x=1")]
    [TestCase("x{0}x")]
    [TestCase("100% {0} & {0}\\")]
    [TestCase("%4{0}")]
    public void Is_masked_wherever_it_stands(string text)
    {
        var clean = TextSanitizer.Sanitize(string.Format(null, text, "1f-real-token-999"), "1f-real-token-999");

        Assert.That(clean, Does.Contain("[redacted]").And.Not.Contain("real"));
    }

    [TestCase("admin:cw-real-token-999")]
    [TestCase("x:cw-real-token-999")]
    [TestCase("cw-real-token-999:")]
    [TestCase("me:cw-real-token-999:you")]
    public void Is_masked_in_basic_authentication(string credentials)
    {
        var header = Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

        var clean = TextSanitizer.Sanitize($"sent Authorization: Basic {header}", "cw-real-token-999");

        Assert.That(clean, Does.Match(@"^sent Authorization: Basic [\w/+]{0,9}\[redacted\][\w/+]{0,7}=*$"));
    }

    [TestCase("a/b", "say a%2Fb now", "say [redacted] now")]
    [TestCase("a/b", "say a\\/b now", "say [redacted] now")]
    [TestCase("a&b", "say%20a&amp;b%20now", "say%20[redacted]%20now")]
    [TestCase("abc", "a bc, a+bc, a'bc, xa%62c", "a bc, a+bc, a'bc, xa%62c")]
    [TestCase("+ + + + a", "a + a, + + + + a", "a + a, [redacted]")]
    public void Is_masked_only_where_it_stands_alone_when_it_is_short(string secret, string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text, secret), Is.EqualTo(clean));

    [Test]
    public void Leaves_other_text_alone() => Assert.That(
        TextSanitizer.Sanitize("100%25 of \\u0041 &amp; b+c", "cw-real-token-999"), Is.EqualTo("100%25 of \\u0041 & b+c"));

    private static IEnumerable<string> SpellingsOf(string secret)
    {
        var percent = Uri.EscapeDataString(secret);
        var json = JsonSerializer.Serialize(secret)[1..^1];
        yield return secret;
        yield return percent;
        yield return percent.Replace("%20", "+", StringComparison.Ordinal);
        yield return string.Concat(percent.Split('%').Select((part, index) => index == 0 ? part : $"%{part[..2].ToLowerInvariant()}{part[2..]}"));
        yield return string.Concat(Encoding.UTF8.GetBytes(secret).Select(value => $"%{value:X2}"));
        yield return Uri.EscapeDataString(percent);
        yield return Uri.EscapeDataString(json);
        yield return json;
        yield return JsonSerializer.Serialize(json)[1..^1];
        yield return JsonSerializer.Serialize(secret, Relaxed)[1..^1];
        yield return JsonSerializer.Serialize(secret, Relaxed)[1..^1].Replace("/", "\\/", StringComparison.Ordinal);
        yield return string.Concat(secret.Select(character => $"\\u{(int)character:x4}"));
        yield return string.Concat(secret.Select(character => $"\\u{(int)character:X4}"));
        yield return WebUtility.HtmlEncode(secret);
        yield return WebUtility.HtmlEncode(json);
        yield return HtmlEncoder.Default.Encode(secret);
        yield return string.Concat(secret.EnumerateRunes().Select(rune => $"&#{rune.Value};"));
        yield return secret.Replace("\"", "\"\"", StringComparison.Ordinal);
        yield return secret.Replace("'", "'\\''", StringComparison.Ordinal);
    }
}
