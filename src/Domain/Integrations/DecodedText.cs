using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>
/// A text with its escapes decoded, and where in the original each character stood. Escapes inside escapes are decoded as well
/// (<c>&amp;amp;lt;</c>), in one pass: what was just decoded may complete the escape before it. White space becomes a space; characters that are
/// invisible are left out, except joiners inside words and emoji.
/// </summary>
internal sealed class DecodedText
{
    private const int LongestEntity = 12;
    private const int BlackFlag = 0x1F3F4;

    private readonly List<Unit> units;
    private readonly bool isEveryEscape;

    private DecodedText(string text, bool isEveryEscape)
    {
        this.isEveryEscape = isEveryEscape;
        units = new List<Unit>(text.Length);
        var start = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // An unpaired surrogate is enumerated as U+FFFD, which is as long as it.
            Add(rune.Value, start);
            start += rune.Utf16SequenceLength;
        }
    }

    /// <summary>The characters; a negative value is a byte of an incomplete UTF-8 sequence.</summary>
    public IReadOnlyList<Unit> Units => units;

    /// <summary>Decodes HTML entities.</summary>
    public static DecodedText OfEntities(string text) => new(text, isEveryEscape: false);

    /// <summary>Decodes HTML entities, percent-encoding and the escapes of JSON and programming languages.</summary>
    public static DecodedText OfEveryEscape(string text) => new(text, isEveryEscape: true);

    /// <summary>Whether a character holds a word or an emoji together.</summary>
    public static bool IsJoiner(int value) => value is 0x200C or 0x200D;

    public override string ToString()
    {
        var text = new StringBuilder(units.Count);
        foreach (var unit in units)
        {
            AppendTo(text, unit.Value);
        }

        return text.ToString();
    }

    /// <summary>Appends a character; a byte is none.</summary>
    public static void AppendTo(StringBuilder text, int value)
    {
        if (value is >= 0 and <= char.MaxValue)
        {
            text.Append((char)value);
        }
        else if (value > char.MaxValue)
        {
            text.Append(char.ConvertFromUtf32(value));
        }
    }

    private void Add(int value, int start)
    {
        Append(value, start);
        while (Completed() is var (length, decoded))
        {
            start = units[^length].Start;
            units.RemoveRange(units.Count - length, length);
            Append(decoded, start);
        }
    }

    private void Append(int value, int start)
    {
        if (value >= 0 && Rune.IsWhiteSpace(new Rune(value)))
        {
            units.Add(new Unit(' ', start));
        }
        else if (IsKept(value) && !IsDoubled(value))
        {
            units.Add(new Unit(value, start));
        }
    }

    private bool IsKept(int value) =>
        value is < 0 or (> ' ' and <= '~')
        || (TextSanitizer.IsPrintable(new Rune(value)) && value != Rune.ReplacementChar.Value)
        || (IsJoiner(value) && At(1) is var before && before > ' ' && !IsJoiner(before))
        || (IsFlagTag(value) && (At(1) == BlackFlag || IsFlagTag(At(1))));

    // Every program that quotes a text doubles its backslashes, those of escapes too.
    private bool IsDoubled(int value) => isEveryEscape && value == '\\' && At(1) == '\\';

    // The flags of England, Scotland and Wales are a black flag with letters that cannot be seen.
    private static bool IsFlagTag(int value) => value is >= 0xE0020 and <= 0xE007F;

    /// <summary>The character that stands so many places from the end; a space before the beginning.</summary>
    private int At(int fromEnd) => units.Count >= fromEnd ? units[^fromEnd].Value : ' ';

    /// <summary>The escape that the last character completes: how long it is and what it stands for.</summary>
    private (int Length, int Decoded)? Completed() => At(1) switch
    {
        ';' => Entity(),
        < 0 => Utf8Sequence(),
        var last when isEveryEscape && IsHex(last) => Byte() ?? Utf16Unit(),
        _ => null,
    };

    private (int Length, int Decoded)? Entity()
    {
        Span<char> entity = stackalloc char[LongestEntity];
        for (var length = 1; length <= LongestEntity && At(length) is > ' ' and <= '~' and var value; length++)
        {
            entity[^length] = (char)value;
            if (value == '&')
            {
                var decoded = WebUtility.HtmlDecode(entity[^length..].ToString());
                return Rune.TryGetRuneAt(decoded, 0, out var rune) && rune.Utf16SequenceLength == decoded.Length ? (length, rune.Value) : null;
            }
        }

        return null;
    }

    /// <summary><c>%2F</c> and <c>\x2F</c>.</summary>
    private (int Length, int Decoded)? Byte()
    {
        var length = At(3) == '%' ? 3 : At(3) == 'x' && At(4) == '\\' ? 4 : 0;
        return length > 0 && Hex(2, 2) is { } value ? (length, value < 0x80 ? value : -value) : null;
    }

    private (int Length, int Decoded)? Utf8Sequence()
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var length = 1; length <= bytes.Length && At(length) < 0; length++)
        {
            bytes[^length] = (byte)-At(length);
            if (Rune.DecodeFromUtf8(bytes[^length..], out var rune, out var consumed) == OperationStatus.Done && consumed == length)
            {
                return (length, rune.Value);
            }
        }

        return null;
    }

    /// <summary><c>\u002F</c>, or two of them for a character beyond U+FFFF.</summary>
    private (int Length, int Decoded)? Utf16Unit()
    {
        if (At(6) != '\\' || At(5) != 'u' || Hex(4, 4) is not { } value)
        {
            return null;
        }

        if (!char.IsSurrogate((char)value))
        {
            return (6, value);
        }

        return At(12) == '\\' && At(11) == 'u' && Hex(10, 4) is { } high && Rune.TryCreate((char)high, (char)value, out var rune)
            ? (12, rune.Value)
            : null;
    }

    private int? Hex(int fromEnd, int digits)
    {
        Span<char> text = stackalloc char[digits];
        for (var digit = 0; digit < digits; digit++)
        {
            text[digit] = At(fromEnd - digit) is var value && IsHex(value) ? (char)value : ' ';
        }

        return int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsHex(int value) => value is >= 0 and <= 'f' && char.IsAsciiHexDigit((char)value);

    /// <summary>A character, and where the text that it was decoded from begins.</summary>
    internal readonly record struct Unit(int Value, int Start);
}
