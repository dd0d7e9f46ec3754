using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>What the body of a bridge error says, whichever of the documented forms it has (contract, section 8).</summary>
/// <param name="Message">The bridge's own words; not trusted.</param>
/// <param name="ChatwootStatus">Chatwoot's status; null when the error is the bridge's own.</param>
internal sealed partial record BridgeErrorText(string Message, int? ChatwootStatus)
{
    public static BridgeErrorText Parse(string body)
    {
        var (message, upstream) = FromJson(body) ?? (body, null);
        return new BridgeErrorText(message, upstream ?? MentionedStatus(message));
    }

    private static (string Message, int? Upstream)? FromJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var error = root.TryGetProperty("error", out var inner) ? inner : root;
            if (error.ValueKind == JsonValueKind.String)
            {
                return (error.GetString()!, Upstream(root));
            }

            return error.ValueKind == JsonValueKind.Object
                ? (Text(error, "message") ?? Text(root, "message") ?? body, Upstream(error) ?? Upstream(root))
                : (Text(root, "message") ?? body, Upstream(root));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Upstream(JsonElement element) =>
        element.TryGetProperty("upstream_status", out var value)
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;

    private static int? MentionedStatus(string message) =>
        Status().Match(message) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"HTTP ([0-9]{3})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Status();
}
