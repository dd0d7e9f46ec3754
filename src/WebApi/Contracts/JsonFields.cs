using System.Globalization;
using System.Text.Json;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>Reads a field that is kept as JSON; null where it is of another type.</summary>
internal static class JsonFields
{
    // The document says so too: a longer string of digits may not fit into 64 bits.
    public const int MaxDigits = 18;

    public static bool IsMissing(this JsonElement field) => field.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public static string? AsText(this JsonElement field)
    {
        if (field.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return field.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON, but not text.
            return null;
        }
    }

    /// <summary>A number without a fraction, however it is written (<c>5.0</c>, <c>5e0</c>), or a string of digits.</summary>
    public static long? AsWholeNumber(this JsonElement field)
    {
        if (field.ValueKind == JsonValueKind.Number)
        {
            return field.TryGetDecimal(out var number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue
                ? (long)number
                : null;
        }

        // Parsing alone would read past zeros at the end of the text (U+0000).
        return field.AsText() is { Length: > 0 and <= MaxDigits } digits && digits.All(char.IsAsciiDigit)
            ? long.Parse(digits, CultureInfo.InvariantCulture)
            : null;
    }

    public static bool? AsFlag(this JsonElement field) => field.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
