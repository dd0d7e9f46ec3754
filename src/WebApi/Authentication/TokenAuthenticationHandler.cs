using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>
/// Tells who calls by the token in the header <c>token</c> or <c>Authorization: Bearer</c> (contract, section 2). The framework's base class
/// for handlers brings options, encoders and events, which would cost every request something and serve nobody here.
/// </summary>
internal sealed class TokenAuthenticationHandler(ICallerDirectory callers) : IAuthenticationHandler
{
    public const string SchemeName = "Token";

    /// <summary>What every 401 names as the way to authenticate.</summary>
    public const string Challenge = "Bearer";

    /// <summary>What is said to a request without a token.</summary>
    public const string Missing = "Missing token in header";

    /// <summary>What is said to a request with a token that nobody has.</summary>
    public const string Unknown = "Invalid token";

    private static readonly AuthenticateResult Invalid = AuthenticateResult.Fail(Unknown);

    private HttpContext http = null!;
    private Task<AuthenticateResult>? result;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        http = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync() => result ??= LookUpAsync();

    public async Task ChallengeAsync(AuthenticationProperties? properties)
    {
        var looked = await AuthenticateAsync();
        http.Response.Headers.WWWAuthenticate = Challenge;
        await ErrorEnvelope.WriteAsync(http, StatusCodes.Status401Unauthorized, looked.Failure is null ? Missing : Unknown);
    }

    public Task ForbidAsync(AuthenticationProperties? properties) =>
        throw new NotSupportedException("Who may do what is decided by use cases, not by policies.");

    private async Task<AuthenticateResult> LookUpAsync()
    {
        // Where no token is wanted, none is looked up.
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null || TokenHeaders.Read(http.Request.Headers) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        // No token is longer, so a longer one is not worth hashing.
        if (token.Length > AccessToken.MaxLength)
        {
            return Invalid;
        }

        var hash = AccessToken.Hash(token);
        var instance = (string?)http.Request.RouteValues["instance"];
        return await callers.FindByTokenHashAsync(hash, instance, http.RequestAborted) is { } known
            ? AuthenticateResult.Success(new AuthenticationTicket(CallerIdentity.PrincipalOf(known, RequestKey.OfToken(hash)), SchemeName))
            : Invalid;
    }
}
