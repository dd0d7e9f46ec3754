using RyzeChatwoot.WebApi.OpenApi;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The form of every error.</summary>
/// <remarks>Contract, section 1.</remarks>
/// <param name="Success">Always <c>false</c>.</param>
/// <param name="Error">The error.</param>
public sealed record ErrorResponse([property: Example(false)] bool Success, ErrorBody Error)
{
    /// <summary>An error with that text.</summary>
    public static ErrorResponse Of(string message) => new(Success: false, new ErrorBody(message));
}

/// <summary>An error.</summary>
/// <param name="Message">The error as a text. Documented texts are literal, so that they can be compared.</param>
public sealed record ErrorBody([property: Example("instance not found")] string Message);
