using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

public sealed class TextSanitizerMaskingTests
{
    private const string Secret = "s3cr3t-value";

    [TestCase("s3cr3t-value", "[redacted]")]
    [TestCase("token s3cr3t-value is wrong", "token [redacted] is wrong")]
    [TestCase("xs3cr3t-valuex", "x[redacted]x")]
    [TestCase("s3cr3t-value, again s3cr3t-value", "[redacted], again [redacted]")]
    public void Masks_a_secret_wherever_it_stands(string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text, Secret), Is.EqualTo(clean));

    [Test]
    public void Masks_every_secret()
    {
        var clean = TextSanitizer.Sanitize("first-secret and second-secret", "first-secret", "second-secret");

        Assert.That(clean, Is.EqualTo("[redacted] and [redacted]"));
    }

    [TestCase("s3cr3t<b></b>-value")]
    [TestCase("s3cr3t <br> -value")]
    [TestCase("s3cr3t\n  -value")]
    [TestCase("s3cr3t\u0000-value")]
    [TestCase("s3cr3t\u200B-value")]
    [TestCase("s3c<i>r3t-va</i>lue")]
    public void Masks_a_secret_that_sanitizing_puts_together(string text) =>
        Assert.That(TextSanitizer.Sanitize(text, Secret), Is.EqualTo("[redacted]"));

    [TestCase("long<secret>value", "is long<secret>value.", "is [redacted].")]
    [TestCase("two  spaces", "is two  spaces.", "is [redacted].")]
    [TestCase("two  spaces", "is two spaces.", "is [redacted].")]
    [TestCase("two  spaces", "is two <b></b> spaces.", "is [redacted].")]
    public void Masks_a_secret_that_sanitizing_would_split(string secret, string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text, secret), Is.EqualTo(clean));

    [Test]
    public void Masks_a_secret_across_the_cut()
    {
        var text = new string('x', 296) + Secret;

        Assert.That(TextSanitizer.Sanitize(text, Secret), Does.Not.Contain(Secret[..4]));
    }

    [TestCase("key abc.", "key [redacted].")]
    [TestCase("abc", "[redacted]")]
    [TestCase("(abc)", "([redacted])")]
    [TestCase("abcdef", "abcdef")]
    [TestCase("xabc", "xabc")]
    [TestCase("abc1", "abc1")]
    public void Masks_a_short_secret_only_where_it_stands_alone(string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text, "abc"), Is.EqualTo(clean));

    [TestCase("1234567", "x1234567", "x1234567")]
    [TestCase("12345678", "x12345678", "x[redacted]")]
    public void Calls_a_secret_short_below_eight_characters(string secret, string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text, secret), Is.EqualTo(clean));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a secret that is longer than the text")]
    [TestCase("LEFT - AS")]
    public void Leaves_text_alone_that_does_not_hold_the_secret(string secret) =>
        Assert.That(TextSanitizer.Sanitize("left - , as it is!", secret), Is.EqualTo("left - , as it is!"));

    [TestCase("a.c*")]
    [TestCase("a$1c")]
    public void Takes_a_short_secret_by_the_letter(string secret) =>
        Assert.That(TextSanitizer.Sanitize($"key {secret} or abcc", secret), Is.EqualTo("key [redacted] or abcc"));

    [Test]
    public void Leaves_no_rest_of_a_secret_that_begins_with_another() => Assert.That(
        TextSanitizer.Sanitize("bad abcdefgh12345", "abcdefgh", "abcdefgh12345"), Is.EqualTo("bad [redacted]"));
}
