using NUnit.Framework;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

public sealed class TextSanitizerTests
{
    private const string Emoji = "\U0001F600";

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \r\n\t ")]
    [TestCase("\u0000\u0007")]
    [TestCase("<br>")]
    public void Makes_nothing_of_nothing(string? text) => Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(""));

    [TestCase("Invalid inbox: ção, 日本, 100 % & more")]
    [TestCase("a \U0001F600 b")]
    public void Leaves_plain_text_alone(string text) => Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(text));

    [TestCase("a\u0000b\u0007c\u007Fd\u009Be", "abcde")]
    [TestCase("\u001B[31mred\u001B[0m", "[31mred[0m")]
    [TestCase("line one\r\nline two\tend", "line one line two end")]
    [TestCase("  around   it  ", "around it")]
    [TestCase("a\u2028b\u2029c\u0085d\u00A0e", "a b c d e")]
    public void Removes_control_characters_and_runs_of_white_space(string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(clean));

    [TestCase("a\u202Eb\u202Dc\u2066d\u2069e\u200Ef\u200Fg", "abcdefg")]
    [TestCase("a\u200Bb\uFEFFc\u00ADd", "abcd")]
    [TestCase("a\uE000b", "ab")]
    public void Removes_characters_that_turn_hide_or_mean_nothing(string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(clean));

    [Test]
    public void Removes_halves_of_surrogate_pairs()
    {
        // Not an argument: test names are written as UTF-8, which has no halves.
        var text = $"a{'\uD83D'}b{'\uDE00'}c";

        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo("abc"));
    }

    [TestCase("<p>Account <b>is</b> gone</p>", "Account is gone")]
    [TestCase("<a href=\"javascript:alert(1)\">here</a>", "here")]
    [TestCase("<<b>script>alert(1)<</b>/script>", "scriptalert(1)/script")]
    [TestCase("<img src=x onerror=alert(1)", "img src=x onerror=alert(1)")]
    [TestCase("<scr\u0000ipt>x</scr\u0000ipt>", "x")]
    [TestCase("1 < 2", "1 2")]
    [TestCase("<<<>>>", "")]
    public void Removes_markup_however_it_is_nested(string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(clean));

    [TestCase(299, 299)]
    [TestCase(300, 300)]
    [TestCase(301, 300)]
    [TestCase(70_000, 300)]
    public void Keeps_at_most_300_characters(int length, int kept)
    {
        var clean = TextSanitizer.Sanitize(new string('x', length));

        Assert.That(clean, Has.Length.EqualTo(kept));
    }

    [Test]
    public void Counts_only_what_is_left_of_the_text()
    {
        var text = string.Concat(Enumerable.Repeat("<b></b>\u0000", 100)) + new string('x', 300);

        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(new string('x', 300)));
    }

    [TestCase(298, 300)]
    [TestCase(299, 299)]
    public void Does_not_cut_a_surrogate_pair_in_half(int before, int kept)
    {
        var text = new string('x', before) + Emoji + "tail";

        var clean = TextSanitizer.Sanitize(text);

        Assert.That(clean, Has.Length.EqualTo(kept).And.Not.Matches("\\uD83D$"));
    }
}
