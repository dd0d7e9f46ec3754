using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>
/// Holds values against the schemas of the API's description, as far as these go: types, values, formats, patterns, bounds, and fields, of
/// which none may be missing and none undocumented.
/// </summary>
/// <param name="document">The description.</param>
internal sealed class SchemaCheck(JsonNode document)
{
    private static readonly string[] Understood =
    [
        "$ref", "type", "enum", "format", "pattern", "minimum", "maximum", "minLength", "maxLength", "required", "properties",
        "description", "examples", "default",
    ];

    /// <returns>What is wrong, each with the place; empty where the value is as the schema says.</returns>
    public IReadOnlyList<string> FaultsOf(JsonNode? value, JsonNode schema) => [.. Faults(value, schema, "$")];

    /// <summary>What a reference points to; the node itself where it is none.</summary>
    public JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } reference ? reference.Split('/').Skip(1).Aggregate(document, (found, name) => found[name]!) : node;

    private static IEnumerable<string> TypesOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => (string)type!),
        { } one => [(string)one!],
        _ => [],
    };

    private static bool IsOfType(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "string" => value is JsonValue text && text.TryGetValue<string>(out _),
        "integer" => value is JsonValue number && number.TryGetValue<decimal>(out var integer) && decimal.IsInteger(integer),
        "boolean" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        "null" => value is null,
        _ => throw new InvalidOperationException($"The check does not know the type {type}"),
    };

    private static bool IsOfFormat(string text, string format) => format switch
    {
        "date-time" => DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "password" or "int64" => true,
        _ => throw new InvalidOperationException($"The check does not know the format {format}"),
    };

    private IEnumerable<string> Faults(JsonNode? value, JsonNode unresolved, string place)
    {
        var schema = Resolve(unresolved);
        foreach (var word in schema.AsObject().Select(property => property.Key).Except(Understood))
        {
            throw new InvalidOperationException($"The check does not know the word {word}");
        }

        if (!TypesOf(schema).Any(type => IsOfType(value, type)))
        {
            return [$"{place} is no {schema["type"]?.ToJsonString()}"];
        }

        if (schema["enum"] is JsonArray values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value)))
        {
            return [$"{place} is none of {values.ToJsonString()}"];
        }

        return value switch
        {
            JsonObject fields => FaultsOfFields(fields, schema, place),
            JsonValue text when text.TryGetValue<string>(out var characters) => FaultsOfText(characters, schema, place),
            JsonValue number when number.TryGetValue<decimal>(out var amount) => FaultsOfNumber(amount, schema, place),
            _ => [],
        };
    }

    private IEnumerable<string> FaultsOfFields(JsonObject fields, JsonNode schema, string place)
    {
        var documented = schema["properties"]!.AsObject();
        var required = schema["required"]?.AsArray().Select(name => (string)name!) ?? [];
        return required.Where(name => !fields.ContainsKey(name)).Select(name => $"{place}.{name} is missing")
            .Concat(fields.SelectMany(field => documented[field.Key] is { } of
                ? Faults(field.Value, of, $"{place}.{field.Key}")
                : [$"{place}.{field.Key} is not documented"]));
    }

    private static IEnumerable<string> FaultsOfNumber(decimal number, JsonNode schema, string place) =>
        number < (decimal?)schema["minimum"] || number > (decimal?)schema["maximum"] ? [$"{place} is too small or too large"] : [];

    private static IEnumerable<string> FaultsOfText(string text, JsonNode schema, string place)
    {
        if ((string?)schema["format"] is { } format && !IsOfFormat(text, format))
        {
            yield return $"{place} is no {format}";
        }

        if ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"{place} does not match {pattern}";
        }

        if (text.Length < (int?)schema["minLength"] || text.Length > (int?)schema["maxLength"])
        {
            yield return $"{place} is too short or too long";
        }
    }
}
