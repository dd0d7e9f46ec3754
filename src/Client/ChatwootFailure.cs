using System.Text.Json;

namespace RyzeChatwoot.Client;

/// <summary>What a caller can do about a failure.</summary>
public enum ChatwootFailureKind
{
    /// <summary>Mend the request: a field is wrong, or Chatwoot rejects what it says (400, 413).</summary>
    InvalidRequest,

    /// <summary>Mend the credential: our token, or the Chatwoot API token; the text says which (401).</summary>
    Unauthenticated,

    /// <summary>Use another token: this one may not do it (403).</summary>
    Forbidden,

    /// <summary>There is no such instance, or it has no integration (404).</summary>
    NotFound,

    /// <summary>Wait until the window ends (429).</summary>
    RateLimited,

    /// <summary>The bridge, or Chatwoot behind it, does not work; try again later (502, 504).</summary>
    GatewayFailed,

    /// <summary>The module is switched off on the server (503).</summary>
    ModuleOff,

    /// <summary>The server failed (500 and anything else).</summary>
    ServerFailed,
}

/// <summary>A documented failure.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Message">The documented text; holds no secret.</param>
/// <param name="RetryAfter">How long to wait; only where the limit is spent.</param>
public sealed record ChatwootFailure(int Status, ChatwootFailureKind Kind, string Message, TimeSpan? RetryAfter)
{
    internal static ChatwootFailure? Of(HttpResponseMessage response, JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("error", out var error)
        && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("message", out var message)
        && message.GetString() is { } text
            ? new ChatwootFailure((int)response.StatusCode, KindOf((int)response.StatusCode), text, response.Headers.RetryAfter?.Delta)
            : null;

    private static ChatwootFailureKind KindOf(int status) => status switch
    {
        400 or 413 => ChatwootFailureKind.InvalidRequest,
        401 => ChatwootFailureKind.Unauthenticated,
        403 => ChatwootFailureKind.Forbidden,
        404 => ChatwootFailureKind.NotFound,
        429 => ChatwootFailureKind.RateLimited,
        502 or 504 => ChatwootFailureKind.GatewayFailed,
        503 => ChatwootFailureKind.ModuleOff,
        _ => ChatwootFailureKind.ServerFailed,
    };
}
