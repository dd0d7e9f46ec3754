using System.Text;
using System.Text.Json;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Finds out from Chatwoot's status and the bridge's whole text why Chatwoot failed (contract, sections 7 and 8).</summary>
internal static class ChatwootCauseFinder
{
    private const string NotSignedIn = "You need to sign in or sign up before continuing.";

    private static readonly string[] Denials =
    [
        "not authorized to do this action",
        "not authorized to access this account",
        "Account is suspended",
        "not authorized for bots",
    ];

    private static readonly string[] NetworkFailures =
    [
        "ECONNREFUSED",
        "ENOTFOUND",
        "EAI_AGAIN",
        "ETIMEDOUT",
        "ECONNRESET",
        "EHOSTUNREACH",
        "connection refused",
        "no such host",
        "i/o timeout",
        "certificate",
    ];

    /// <returns>Null when nothing says that it was Chatwoot: the error is the bridge's own.</returns>
    public static ChatwootCause? Find(int? chatwootStatus, string text) => chatwootStatus switch
    {
        null => NetworkFailures.Any(text.Mentions) ? ChatwootCause.Unreachable : null,
        404 => ChatwootCause.NotFound,
        401 when text.Mentions(NotSignedIn) => ChatwootCause.TokenMissing,
        401 when Denials.Any(text.Mentions) => ChatwootCause.Denied,
        401 when HoldsDeviseErrors(text) => ChatwootCause.TokenMissing,
        401 => ChatwootCause.TokenRejected,
        403 => ChatwootCause.Denied,
        >= 400 and <= 499 => ChatwootCause.Invalid,

        // Neither success nor an error of Chatwoot's (5xx, a redirect): it is not the Chatwoot that was meant.
        _ => ChatwootCause.Unreachable,
    };

    private static bool Mentions(this string text, string phrase) => text.Contains(phrase, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the text holds a JSON object with <c>errors</c> and without <c>error</c>: how Chatwoot's sign-in library says in any language
    /// that there was no token. The object may be followed by other text, or be cut.
    /// </summary>
    private static bool HoldsDeviseErrors(string text)
    {
        var begin = text.IndexOf('{', StringComparison.Ordinal);
        if (begin < 0)
        {
            return false;
        }

        var names = new List<string?>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text[begin..]), isFinalBlock: false, state: default);
        try
        {
            while (reader.Read() && (reader.CurrentDepth > 0 || reader.TokenType == JsonTokenType.StartObject))
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    names.Add(reader.GetString());
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON from here on.
        }

        return names.Contains("errors") && !names.Contains("error");
    }
}
