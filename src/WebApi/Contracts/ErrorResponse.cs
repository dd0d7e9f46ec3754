namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The one envelope of every error (contract, section 1).</summary>
/// <param name="Success">Always false.</param>
/// <param name="Error">What went wrong.</param>
public sealed record ErrorResponse(bool Success, ErrorBody Error)
{
    /// <summary>An error with that text.</summary>
    public static ErrorResponse Of(string message) => new(Success: false, new ErrorBody(message));
}

/// <summary>What went wrong.</summary>
/// <param name="Message">For people; documented texts are literal.</param>
public sealed record ErrorBody(string Message);
