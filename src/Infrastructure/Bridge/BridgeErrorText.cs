using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>What the body of a bridge error says, whichever of the documented forms it has (contract, section 8).</summary>
/// <param name="Message">The bridge's own text; not trusted.</param>
/// <param name="ChatwootStatus">Chatwoot's status; null when the bridge reports none.</param>
/// <param name="Cause">Why Chatwoot failed; null when the error is the bridge's own.</param>
internal sealed partial record BridgeErrorText(string Message, int? ChatwootStatus, ChatwootCause? Cause)
{
    public static BridgeErrorText Parse(string body)
    {
        var (messages, upstream) = FromJson(body) ?? ([body], null);

        // Everything that the bridge says, because only one of two texts may name the cause.
        var whole = string.Join('\n', messages);
        var status = upstream ?? MentionedStatus(whole);
        return new BridgeErrorText(messages[0], status, ChatwootCauseFinder.Find(status, whole));
    }

    private static (string[] Messages, int? Upstream)? FromJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
            {
                return null;
            }

            var messages = TextsOf(root);
            return (messages.Length > 0 ? messages : [body], (Property(root, "error") is { } error ? Upstream(error) : null) ?? Upstream(root));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The texts of a JSON value, the most telling first: an error's own, then the message, then an error that is only a text.</summary>
    private static string[] TextsOf(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return [value.GetString()!];

            case JsonValueKind.Array:
                var texts = value.EnumerateArray().SelectMany(item => TextsOf(item).Take(1)).ToArray();
                return texts.Length > 0 ? [string.Join("; ", texts)] : [];

            case JsonValueKind.Object:
                var error = Property(value, "error") is { } inner ? TextsOf(inner) : [];
                var message = Property(value, "message") is { } own ? TextsOf(own) : [];
                string[] both = Property(value, "error") is { ValueKind: JsonValueKind.Object } ? [.. error, .. message] : [.. message, .. error];

                // Chatwoot's own body, passed on as it is.
                return both.Length == 0 && Property(value, "errors") is { } ? [value.GetRawText()] : both;

            default:
                return [];
        }
    }

    private static JsonElement? Property(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) ? property : null;

    private static int? Upstream(JsonElement value) =>
        Property(value, "upstream_status") is { } text
        && int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;

    private static int? MentionedStatus(string text) =>
        Status().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:HTTP(?:/[0-9](?:\.[0-9])?)?|status(?: code)?) ([0-9]{3})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Status();
}
