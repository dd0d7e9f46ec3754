using System.Globalization;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>
/// Values for a field, made from what its schema says: one of each type, numbers around its bounds, and texts that differ from its
/// examples by random edits. Some are valid and some are not. The same seed makes the same values.
/// </summary>
internal sealed class SchemaValues(int seed)
{
    private const int EditedTexts = 120;

    private static readonly string[] OfEachType = ["null", "true", "false", "0", "1", "-1", "1.5", "\"\"", "\" \"", "\"text\"", "\"5\"", "\"true\"", "[]", "[5]", "{}"];

    private static readonly int[] Lengths = [1, 2, 17, 18, 19, 254, 255, 256, 511, 512, 513, 2047, 2048, 2049];

    private static readonly string[] Pieces =
    [
        " ", "\t", "\n", "\u00A0", "\u0000", "\u0007", "\u007F", "\u0085", "\u00AD", "\u200B", "\u200D", "\u2028", "\u202E", "\u2069", "\uE000", "\uFEFF",
        "a", "Z", "0", "9", "-", "_", ".", "..", ":", "/", "//", "\\", "?", "#", "@", "%", "%20", "%61", "%2F", "[", "]", "<", "ç", "\U0001F600",
        "://", "http", "/app", "/API/", "/auth/x", "/super_admin", "/apps", "/./", ":65535", ":65536", ":0", "[::1]", "+", "e",
    ];

    private readonly Random random = new(seed);

    /// <returns>JSON texts, because a parsed number forgets how it was written.</returns>
    public IEnumerable<string> For(JsonNode schema)
    {
        var examples = schema["examples"]!.AsArray().Select(example => example!.ToJsonString()).ToArray();
        return [.. OfEachType, .. examples, .. Numbers(schema), .. Texts(examples)];
    }

    private static IEnumerable<string> Numbers(JsonNode schema) =>
        from bound in new[] { (decimal?)schema["minimum"], (decimal?)schema["maximum"] }
        where bound is not null
        from number in new[] { bound.Value - 1, bound.Value, bound.Value + 1 }
        let digits = number.ToString(CultureInfo.InvariantCulture)
        from written in new[] { digits, $"{digits}.0", $"{digits}.5", $"{digits}e0", $"0.{digits}E{digits.Length}", $"{digits}e400", $"\"{digits}\"", $"\"{digits}.0\"" }
        select written;

    private IEnumerable<string> Texts(string[] examples)
    {
        var texts = examples.Select(example => JsonNode.Parse(example)!.ToString()).ToArray();
        var padded = from text in texts from length in Lengths select text.PadRight(length, 'x')[..length];
        var repeated = from length in Lengths select new string('7', length);
        var edited = from text in texts from _ in Enumerable.Range(0, EditedTexts) select Edit(text);
        return padded.Concat(repeated).Concat(edited).Select(text => JsonValue.Create(text).ToJsonString());
    }

    private string Edit(string text)
    {
        for (var edits = random.Next(1, 3); edits > 0; edits--)
        {
            var piece = Pieces[random.Next(Pieces.Length)];
            var place = random.Next(3) switch
            {
                0 => 0,
                1 => text.Length,
                _ => random.Next(text.Length + 1),
            };
            var removed = Math.Min(random.Next(2), text.Length - place);
            text = text.Remove(place, removed).Insert(place, piece);
        }

        return text;
    }
}
