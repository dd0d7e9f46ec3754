using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>
/// Makes text from the bridge fit to be stored, logged and returned: no markup, no control characters, no secret, at most
/// 300 characters (contract, sections 7 and 8). The one place where that is done.
/// </summary>
public static partial class TextSanitizer
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mask = "[redacted]";

    private const int MaxLength = 300;

    // A secret this short is masked only where it stands alone; inside other words it would tear innocent text apart.
    private const int ShortSecret = 8;

    // Only 300 characters come out; reading further into a hostile 64 KiB is work for nothing.
    private const int MaxScanned = 8 * 1024;

    /// <summary>Cleans a text.</summary>
    /// <param name="text">Anything; null counts as empty.</param>
    /// <param name="secrets">Values that must not appear in the result.</param>
    public static string Sanitize(string? text, params ReadOnlySpan<string> secrets)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Masked before cleaning, because cleaning may cut through a secret, and after it, because cleaning may put one together.
        var masked = MaskSecrets(text, secrets);
        var clean = WithoutMarkup(masked.Length > MaxScanned ? masked[..MaxScanned] : masked);
        clean = MaskSecrets(Spaces().Replace(Printable(clean), " ").Trim(), secrets);
        return Cut(clean);
    }

    private static string WithoutMarkup(string text) =>
        Tags().Replace(text, "").Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);

    private static string Printable(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                kept.Append(' ');
            }
            else if (IsPrintable(rune) && rune != Rune.ReplacementChar)
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    /// <summary>Whether a character can be seen: no control, formatting, private or unassigned one, and no half of a pair.</summary>
    public static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string MaskSecrets(string text, ReadOnlySpan<string> secrets)
    {
        // The longest first: a secret that another one begins with would leave the rest of it in sight.
        foreach (var secret in secrets.ToArray().Where(secret => !string.IsNullOrWhiteSpace(secret)).OrderByDescending(secret => secret.Length))
        {
            if (text.Contains(secret, StringComparison.Ordinal))
            {
                text = secret.Length >= ShortSecret
                    ? text.Replace(secret, Mask, StringComparison.Ordinal)
                    : Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(secret)}(?![\p{{L}}\p{{N}}])", Mask, RegexOptions.CultureInvariant);
            }
        }

        return text;
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..end];
    }

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
