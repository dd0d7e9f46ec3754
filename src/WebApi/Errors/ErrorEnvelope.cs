using Microsoft.AspNetCore.WebUtilities;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.Errors;

/// <summary>Writes the error envelope where no controller does: routing, authentication, the server, a crash.</summary>
internal static class ErrorEnvelope
{
    /// <summary>The authentication scheme that every 401 names (RFC 9110, section 15.5.2).</summary>
    public const string Challenge = "Bearer";

    /// <summary>Writes the text that belongs to the response's status.</summary>
    public static Task WriteAsync(HttpContext context) => WriteAsync(context, context.Response.StatusCode, TextOf(context.Response.StatusCode));

    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = Challenge;
        }

        return context.Response.WriteJsonAsync(status, ErrorResponse.Of(message));
    }

    /// <summary>The text of a status that has no documented text of its own.</summary>
    public static string TextOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "request body too large",
        StatusCodes.Status500InternalServerError => "internal server error",
        _ => ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant() is { Length: > 0 } phrase ? phrase : "request failed",
    };
}
