using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>Tells who calls by the token in the header <c>token</c> or <c>Authorization: Bearer</c> (contract, section 2).</summary>
internal sealed class TokenAuthenticationHandler(
    ICallerDirectory callers,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Token";

    /// <summary>What every 401 names as the way to authenticate.</summary>
    public const string Challenge = "Bearer";

    /// <summary>What is said to a request without a token.</summary>
    public const string Missing = "Missing token in header";

    /// <summary>What is said to a request with a token that nobody has.</summary>
    public const string Unknown = "Invalid token";

    private static readonly AuthenticateResult Invalid = AuthenticateResult.Fail(Unknown);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Where no token is wanted, none is looked up.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null || TokenHeaders.Read(Request.Headers) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        // No token is longer, so a longer one is not worth hashing.
        if (token.Length > AccessToken.MaxLength)
        {
            return Invalid;
        }

        var hash = AccessToken.Hash(token);
        var instance = (string?)Request.RouteValues["instance"];
        return await callers.FindByTokenHashAsync(hash, instance, Context.RequestAborted) is { } known
            ? AuthenticateResult.Success(new AuthenticationTicket(CallerIdentity.PrincipalOf(known, RequestKey.OfToken(hash)), SchemeName))
            : Invalid;
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        Response.Headers[HeaderNames.WWWAuthenticate] = Challenge;
        await ErrorEnvelope.WriteAsync(Context, StatusCodes.Status401Unauthorized, result.Failure is null ? Missing : Unknown);
    }
}
