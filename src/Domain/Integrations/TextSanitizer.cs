using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>
/// Makes text from the bridge fit to be stored, logged and returned: no markup, no control characters, no secret, at most
/// 300 characters (contract, sections 7 and 8). The one place where that is done. A text that is clean stays as it is.
/// </summary>
public static partial class TextSanitizer
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mask = SecretMask.Mask;

    private const int MaxLength = 300;

    /// <summary>Cleans a text.</summary>
    /// <param name="text">Anything; null counts as empty.</param>
    /// <param name="secrets">Values that must not appear in the result, in no common spelling.</param>
    public static string Sanitize(string? text, params ReadOnlySpan<string> secrets)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Masked before cleaning, because cleaning may cut through a secret, and after it, because cleaning may put one together.
        var masked = SecretMask.Apply(text, secrets);
        var clean = Clean(masked);
        clean = clean == masked ? clean : SecretMask.Apply(clean, secrets);

        // A cut may leave a space at the end, or a word that has become the beginning of a tag.
        return clean.Length > MaxLength ? Clean(Cut(clean)) : clean;
    }

    /// <summary>Whether a character can be seen: no control, formatting, private or unassigned one, and no half of a pair.</summary>
    public static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Clean(string text)
    {
        // Entities first: a tag that is written with them must not become one. Spaces once more at last: each tag left one.
        var decoded = WithSingleSpaces(DecodedText.OfEntities(text).ToString());
        return WithSingleSpaces(HtmlMarkup.Remove(decoded));
    }

    private static string WithSingleSpaces(string text) => Spaces().Replace(text, " ").Trim(' ', '\u200C', '\u200D');

    // At the end of what a reader takes for one character: a letter with its accents, an emoji with its parts.
    private static string Cut(string text)
    {
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= MaxLength)
        {
            end = next;
        }

        return end > 0 ? text[..end] : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    // With joiners that have nothing to join any more.
    [GeneratedRegex("[\u200C\u200D]* [ \u200C\u200D]*", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
