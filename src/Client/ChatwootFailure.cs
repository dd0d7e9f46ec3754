using System.Text.Json;

namespace RyzeChatwoot.Client;

/// <summary>What a caller can do about a failure.</summary>
public enum ChatwootFailureKind
{
    /// <summary>Correct the request: a field is wrong, or Chatwoot rejects what it says (400, 413).</summary>
    InvalidRequest,

    /// <summary>
    /// Correct the credential (401): the Chatwoot API token where <see cref="ChatwootFailure.IsFromChatwoot"/> is true, else the client's
    /// token.
    /// </summary>
    Unauthenticated,

    /// <summary>
    /// Use another token, because this one is not allowed to do it (403): the Chatwoot API token where <see cref="ChatwootFailure.IsFromChatwoot"/> is true,
    /// else the client's token.
    /// </summary>
    Forbidden,

    /// <summary>The instance does not exist, or the token has no access to it (404).</summary>
    NotFound,

    /// <summary>The instance has no integration (404).</summary>
    NoIntegration,

    /// <summary>Wait until the window ends: the rate limit is exceeded (429).</summary>
    RateLimited,

    /// <summary>The bridge, or Chatwoot behind it, failed; try again later (502, 504).</summary>
    GatewayFailed,

    /// <summary>The module is switched off on the server (503).</summary>
    ModuleOff,

    /// <summary>The server failed (500 and anything else).</summary>
    ServerFailed,
}

/// <summary>Where a failure arose.</summary>
public enum ChatwootFailureSource
{
    /// <summary>In the API: the request, the client's token, the limit, or the server.</summary>
    Api,

    /// <summary>Chatwoot rejected the request or cannot be reached.</summary>
    Chatwoot,

    /// <summary>The bridge between the API and Chatwoot failed.</summary>
    Gateway,
}

/// <summary>A documented failure.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Message">The documented text; holds no secret.</param>
/// <param name="RetryAfter">How long to wait; only where the rate limit is exceeded.</param>
public sealed record ChatwootFailure(int Status, ChatwootFailureKind Kind, string Message, TimeSpan? RetryAfter)
{
    /// <summary>Where the failure arose: the response header <c>X-Error-Source</c>; the API itself where there is none.</summary>
    public ChatwootFailureSource Source { get; init; }

    /// <summary>Whether Chatwoot rejected the request or cannot be reached, as opposed to the API or the bridge.</summary>
    public bool IsFromChatwoot => Source == ChatwootFailureSource.Chatwoot;

    internal static ChatwootFailure? Of(HttpResponseMessage response, JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("error", out var error)
        && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("message", out var message)
        && message.ValueKind == JsonValueKind.String
        && message.GetString() is { } text
            ? new ChatwootFailure((int)response.StatusCode, KindOf((int)response.StatusCode, text), text, response.Headers.RetryAfter?.Delta)
            {
                Source = SourceOf(response),
            }
            : null;

    private static ChatwootFailureSource SourceOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Error-Source", out var values) ? string.Join(", ", values) switch
        {
            "chatwoot" => ChatwootFailureSource.Chatwoot,
            "gateway" => ChatwootFailureSource.Gateway,
            _ => ChatwootFailureSource.Api,
        }
        : ChatwootFailureSource.Api;

    private static ChatwootFailureKind KindOf(int status, string message) => status switch
    {
        400 or 413 => ChatwootFailureKind.InvalidRequest,
        401 => ChatwootFailureKind.Unauthenticated,
        403 => ChatwootFailureKind.Forbidden,
        404 when message is "instance not found" or "not found" => ChatwootFailureKind.NotFound,
        404 => ChatwootFailureKind.NoIntegration,
        429 => ChatwootFailureKind.RateLimited,
        502 or 504 => ChatwootFailureKind.GatewayFailed,
        503 => ChatwootFailureKind.ModuleOff,
        _ => ChatwootFailureKind.ServerFailed,
    };
}
