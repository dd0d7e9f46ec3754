namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>Where a token travels (contract, section 2): never in the URL.</summary>
internal static class TokenHeaders
{
    private const string OwnHeader = "token";
    private const string BearerPrefix = "Bearer ";

    // HTTP's white space. What else counts as blank, such as a no-break space, belongs to the token.
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>The token as it arrived; null where there is none. The header <c>token</c> wins.</summary>
    public static string? Read(IHeaderDictionary headers)
    {
        if (headers[OwnHeader].ToString() is { Length: > 0 } token)
        {
            return token;
        }

        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            && authorization[BearerPrefix.Length..].Trim(Blanks) is { Length: > 0 } bearer
                ? bearer
                : null;
    }
}
