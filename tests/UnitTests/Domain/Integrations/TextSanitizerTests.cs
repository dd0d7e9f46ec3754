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
    public void Returns_nothing_for_nothing(string? text) => Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(""));

    [TestCase("Invalid inbox: ção, 日本, 100 % & more")]
    [TestCase("a \U0001F600 b")]
    [TestCase("Suporte 👩‍💻")]
    [TestCase("❤️‍🔥 👍🏽 🇧🇷 1️⃣ 👨‍👩‍👧‍👦")]
    [TestCase("\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [TestCase("می‌خواهم SMS‌ها क्‍ष")]
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

    [TestCase("\u200Da \u200C b\u200D", "a b")]
    [TestCase("👩\u200D\u200D\u200C💻", "👩\u200D💻")]
    [TestCase("a\U000E0067\U000E0062", "a")]
    [TestCase("👩\u202E\u200D💻", "👩\u200D💻")]
    public void Removes_joiners_and_tags_that_have_nothing_to_join(string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(clean));

    [Test]
    public void Removes_halves_of_surrogate_pairs()
    {
        // Not an argument: test names are written as UTF-8, which has no halves.
        var text = $"a{'\uD83D'}b{'\uDE00'}c";

        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo("abc"));
    }

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
        var text = string.Concat(Enumerable.Repeat("<b></b>\u0000", 10_000)) + new string('x', 300);

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

    [TestCase("👩‍💻")]
    [TestCase("🇧🇷")]
    [TestCase("👍🏽")]
    [TestCase("e\u0301")]
    public void Does_not_cut_what_a_reader_takes_for_one_character(string character)
    {
        var text = new string('x', 301 - character.Length) + character + "tail";

        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(new string('x', 301 - character.Length)));
    }

    [Test]
    public void Cuts_even_a_character_without_end()
    {
        var text = "a" + new string('\u0301', 1000);

        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(text[..300]));
    }
}
