using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>The settings of <see cref="TokenAuthenticationHandler"/>: those that every scheme has.</summary>
internal sealed class TokenAuthenticationOptions : AuthenticationSchemeOptions;

/// <summary>
/// Authenticates a request by the token in the header <c>token</c> or <c>Authorization: Bearer</c> (contract, section 2). The result is a
/// principal for <c>[Authorize]</c> and policies, and an <see cref="AuthenticatedCaller"/> for our own code.
/// </summary>
internal sealed class TokenAuthenticationHandler(
    IOptionsMonitor<TokenAuthenticationOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ICallerDirectory callers)
    : AuthenticationHandler<TokenAuthenticationOptions>(options, loggers, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "Token";

    /// <summary>The text of the 401 for a request without a token.</summary>
    public const string Missing = "Missing token in header";

    /// <summary>The text of the 401 for a token that no account and no instance has.</summary>
    public const string Invalid = "Invalid token";

    /// <summary>The claim with the id of the account; every caller has it.</summary>
    public const string AccountClaim = "account_id";

    /// <summary>The claim with the name of the one instance that a TokenInstance may access; a TokenAccount has none.</summary>
    public const string InstanceClaim = "instance";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The middleware authenticates every request. One that needs no token costs no statement.
        if (!Context.RequiresAuthentication() || TokenHeaders.Read(Request.Headers) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        // No token is longer, so a longer one is not worth a hash.
        if (token.Length > AccessToken.MaxLength)
        {
            return AuthenticateResult.Fail(Invalid);
        }

        // The one statement of a list: it finds the caller and, because the route names it, the instance with its integration.
        var hash = AccessToken.Hash(token);
        var instance = Request.RouteValues["instance"] as string;
        if (await callers.FindByTokenHashAsync(hash, instance, Context.RequestAborted) is not { } known)
        {
            return AuthenticateResult.Fail(Invalid);
        }

        Context.Features.Set(new AuthenticatedCaller(known, RateLimitKey.OfToken(hash)));
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(known.Caller), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ErrorEnvelope.WriteAsync(
        Context, StatusCodes.Status401Unauthorized, TokenHeaders.Read(Request.Headers) is null ? Missing : Invalid);

    private ClaimsPrincipal PrincipalOf(Caller caller)
    {
        var identity = new ClaimsIdentity(Scheme.Name);
        identity.AddClaim(new Claim(AccountClaim, caller.AccountId.ToString(CultureInfo.InvariantCulture)));
        if (caller.OnlyInstance is { } instance)
        {
            identity.AddClaim(new Claim(InstanceClaim, instance));
        }

        return new ClaimsPrincipal(identity);
    }
}
