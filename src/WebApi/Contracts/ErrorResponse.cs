namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The form of every error.</summary>
/// <remarks>Contract, section 1.</remarks>
/// <param name="Success">Always <c>false</c>.</param>
/// <param name="Error">What went wrong.</param>
public sealed record ErrorResponse(bool Success, ErrorBody Error)
{
    /// <summary>An error with that text.</summary>
    public static ErrorResponse Of(string message) => new(Success: false, new ErrorBody(message));
}

/// <summary>What went wrong.</summary>
/// <param name="Message">What went wrong, in words. Texts that are documented are literal, so they can be compared.</param>
public sealed record ErrorBody(string Message);
