using System.Text.RegularExpressions;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

public sealed class TextRuleTests
{
    private const string TokenFault = "must be 1 to 512 printable characters";
    private const string LengthFault = "must be 1 to 255 characters";

    [TestCase(0, TokenFault)]
    [TestCase(1, null)]
    [TestCase(512, null)]
    [TestCase(513, TokenFault)]
    public void A_token_has_1_to_512_characters_after_trimming(int length, string? fault) =>
        AssertFault(ChatwootRules.ApiToken, $" \t{new string('x', length)}\r\n", fault);

    [TestCase("with a space")]
    [TestCase("ção")]
    [TestCase("\U0001F600")]
    public void A_token_can_be_anything_that_is_printed(string token) => AssertFault(ChatwootRules.ApiToken, token, null);

    [TestCase("s3cr3t\nvalue")]
    [TestCase("s3cr3t\0value")]
    [TestCase("s3cr3t\u007Fvalue")]
    [TestCase("s3cr3t\u00ADvalue")]
    [TestCase("s3cr3t\u200Bvalue")]
    [TestCase("s3cr3t\u2028value")]
    [TestCase("s3cr3t\u202Evalue")]
    [TestCase("s3cr3t\uFEFF")]
    [TestCase("s3cr3t\uE000value")]
    [TestCase("s3cr3t\uFFFDvalue")]
    public void A_token_has_nothing_invisible_inside_and_is_not_repeated(string token) => AssertFault(ChatwootRules.ApiToken, token, TokenFault);

    [TestCase(0, LengthFault)]
    [TestCase(1, null)]
    [TestCase(255, null)]
    [TestCase(256, LengthFault)]
    public void An_inbox_name_has_1_to_255_characters_after_trimming(int length, string? fault) =>
        AssertFault(ChatwootRules.InboxName, $"  {new string('x', length)}\n", fault);

    [Test]
    public void Characters_are_counted_and_not_halves_of_them() =>
        Assert.That(ChatwootRules.InboxName.FaultOf(string.Concat(Enumerable.Repeat("\U0001F600", 255))), Is.Null);

    [TestCase("Suporte \U0001F469\u200D\U0001F4BB")]
    [TestCase("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [TestCase("a \u05D0\u200F b")]
    public void An_inbox_name_keeps_its_emoji_and_joiners(string name) => AssertFault(ChatwootRules.InboxName, name, null);

    [TestCase("Whats\u0007App")]
    [TestCase("Whats\nApp")]
    [TestCase("Whats\u0085App")]
    public void An_inbox_name_has_no_controls(string name) =>
        AssertFault(ChatwootRules.InboxName, name, "must not contain control characters");

    [TestCase("Whats\u202AApp")]
    [TestCase("Whats\u202EApp")]
    [TestCase("Whats\u2066App")]
    [TestCase("Whats\u2069")]
    public void An_inbox_name_has_no_bidirectional_overrides(string name) =>
        AssertFault(ChatwootRules.InboxName, name, "must not contain bidirectional overrides");

    private static void AssertFault(TextRule rule, string text, string? fault)
    {
        var pattern = rule == ChatwootRules.ApiToken ? ChatwootRules.ApiTokenPattern : ChatwootRules.InboxNamePattern;

        Assert.That(rule.FaultOf(text), Is.EqualTo(fault));
        Assert.That(Regex.IsMatch(text, pattern), Is.EqualTo(fault is null), "The pattern says the same.");
    }
}
