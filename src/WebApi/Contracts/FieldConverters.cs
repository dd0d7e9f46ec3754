using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>Reads one field without letting its fault hide those of the others; null is the same as missing.</summary>
internal abstract class FieldConverter<T> : JsonConverter<Field<T>>
{
    public override bool HandleNull => true;

    public sealed override Field<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        var field = ReadValue(ref reader);
        reader.Skip();
        return field;
    }

    public sealed override void Write(Utf8JsonWriter writer, Field<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Forms are only read.");

    protected abstract Field<T> ReadValue(ref Utf8JsonReader reader);
}

/// <summary>A string that is valid Unicode.</summary>
internal sealed class TextField : FieldConverter<string>
{
    public static bool TryRead(ref Utf8JsonReader reader, out string text)
    {
        text = "";
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON, but no text.
            return false;
        }
    }

    protected override Field<string> ReadValue(ref Utf8JsonReader reader) =>
        TryRead(ref reader, out var text) ? text : Field<string>.Mistyped;
}

/// <summary>An integer, or a string of digits.</summary>
internal sealed class NumberField : FieldConverter<long>
{
    protected override Field<long> ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt64(out var number) ? number : Field<long>.Mistyped;
        }

        return TextField.TryRead(ref reader, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : Field<long>.Mistyped;
    }
}

/// <summary>True or false.</summary>
internal sealed class FlagField : FieldConverter<bool>
{
    protected override Field<bool> ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => Field<bool>.Mistyped,
    };
}

/// <summary>A string that must not be shown.</summary>
internal sealed class ApiTokenField : FieldConverter<ApiToken>
{
    protected override Field<ApiToken> ReadValue(ref Utf8JsonReader reader) =>
        TextField.TryRead(ref reader, out var text) ? new ApiToken(text) : Field<ApiToken>.Mistyped;
}
