using System.Text;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>
/// Masks secrets in a text, also where another program trimmed, quoted or escaped them (contract, section 7). Text and secret are compared
/// with every escape decoded and without white space, quotes, backslashes and plus signs, which programs add, double and replace.
/// </summary>
internal static class SecretMask
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mask = "[redacted]";

    // A secret this short is masked only where it stands alone; inside other words it would tear innocent text apart.
    private const int ShortSecret = 8;

    /// <summary>Masks secrets. Those that are empty or white space are none.</summary>
    public static string Apply(string text, ReadOnlySpan<string> secrets)
    {
        // The longest first: a secret that another one begins with would leave the rest of it in sight.
        var known = secrets.ToArray().Select(secret => secret.Trim()).Where(secret => secret.Length > 0).OrderByDescending(secret => secret.Length).ToArray();
        if (text.Length == 0 || known.Length == 0)
        {
            return text;
        }

        text = known.Aggregate(text, MaskVerbatim);
        var comparable = new ComparableText(text);
        return MaskRanges(text, known.SelectMany(comparable.Find).OrderBy(range => range.Start));
    }

    private static string MaskVerbatim(string text, string secret)
    {
        if (!text.Contains(secret, StringComparison.Ordinal))
        {
            return text;
        }

        return secret.Length >= ShortSecret
            ? text.Replace(secret, Mask, StringComparison.Ordinal)
            : Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(secret)}(?![\p{{L}}\p{{N}}])", Mask, RegexOptions.CultureInvariant);
    }

    private static string MaskRanges(string text, IEnumerable<(int Start, int End)> ranges)
    {
        var masked = new StringBuilder();
        var done = 0;
        foreach (var (start, end) in ranges)
        {
            if (start >= done)
            {
                masked.Append(text, done, start - done).Append(Mask);
            }

            done = Math.Max(done, end);
        }

        return done == 0 ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The characters of a text that every spelling of a secret has, and where they stand.</summary>
    private sealed class ComparableText
    {
        private readonly IReadOnlyList<DecodedText.Unit> units;
        private readonly List<int> owners = [];
        private readonly string characters;
        private readonly int length;

        public ComparableText(string text)
        {
            (units, length) = (DecodedText.OfEveryEscape(text).Units, text.Length);
            var kept = new StringBuilder(units.Count);
            for (var index = 0; index < units.Count; index++)
            {
                if (!IsOptional(units[index].Value))
                {
                    DecodedText.AppendTo(kept, units[index].Value);
                    while (owners.Count < kept.Length)
                    {
                        owners.Add(index);
                    }
                }
            }

            characters = kept.ToString();
        }

        /// <summary>Where a secret stands in the original text.</summary>
        public IEnumerable<(int Start, int End)> Find(string secret)
        {
            // Base64 is longer than what it encodes: many texts are too short for it.
            var wanted = new ComparableText(secret);
            return wanted.characters.Length >= ShortSecret
                ? (characters.Length > secret.Length ? Base64Of(secret) : []).Append(wanted.characters).SelectMany(Occurrences).Select(range => RangeOf(WithOptional(range, wanted)))
                : Occurrences(wanted.characters).Where(range => StandsAlone(range) && Decoded(range) == wanted.Decoded((0, wanted.units.Count - 1))).Select(RangeOf);
        }

        private IEnumerable<(int First, int Last)> Occurrences(string wanted)
        {
            for (var at = 0; wanted.Length > 0 && (at = characters.IndexOf(wanted, at, StringComparison.Ordinal)) >= 0; at++)
            {
                yield return (owners[at], owners[at + wanted.Length - 1]);
            }
        }

        private (int Start, int End) RangeOf((int First, int Last) range) =>
            (units[range.First].Start, range.Last + 1 < units.Count ? units[range.Last + 1].Start : length);

        /// <summary>With what a secret begins and ends, where that does not count in comparing.</summary>
        private (int First, int Last) WithOptional((int First, int Last) range, ComparableText secret)
        {
            var (first, last) = range;
            while (IsOptional(secret.units[0].Value) && first > 0 && IsOptional(units[first - 1].Value) && units[first - 1].Value != ' ')
            {
                first--;
            }

            while (IsOptional(secret.units[^1].Value) && last + 1 < units.Count && IsOptional(units[last + 1].Value) && units[last + 1].Value != ' ')
            {
                last++;
            }

            return (first, last);
        }

        private bool StandsAlone((int First, int Last) range) =>
            (range.First == 0 || !IsWordCharacter(units[range.First - 1].Value))
            && (range.Last + 1 == units.Count || !IsWordCharacter(units[range.Last + 1].Value));

        private string Decoded((int First, int Last) range) => string.Concat(
            units.Skip(range.First).Take(range.Last - range.First + 1).Where(unit => unit.Value is >= 0 and not '\\').Select(unit => new Rune(unit.Value)));

        /// <summary>
        /// What all Base64 texts share whose bytes hold a secret, as those of Basic authentication do: one for each of the three places in
        /// a group of bytes where it may begin.
        /// </summary>
        private static IEnumerable<string> Base64Of(string secret)
        {
            var bytes = Encoding.UTF8.GetBytes(secret);
            for (var before = 0; before < 3; before++)
            {
                var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
                yield return new ComparableText(text[(before == 0 ? 0 : before + 1)..((before + bytes.Length) * 8 / 6)]).characters;
            }
        }

        private static bool IsOptional(int value) => value is < 0 or ' ' or '+' or '\\' or '"' or '\'' || !TextSanitizer.IsPrintable(new Rune(value));

        private static bool IsWordCharacter(int value) => value >= 0 && Rune.IsLetterOrDigit(new Rune(value));
    }
}
