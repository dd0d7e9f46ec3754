using System.Security.Claims;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>Carries the caller from authentication to the controllers.</summary>
internal sealed class CallerIdentity : ClaimsIdentity
{
    private CallerIdentity(Caller caller, RequestKey requestKey)
        : base(TokenAuthenticationHandler.SchemeName) => (Caller, RequestKey) = (caller, requestKey);

    public Caller Caller { get; }

    /// <summary>The bucket that the token's requests count in.</summary>
    public RequestKey RequestKey { get; }

    public static ClaimsPrincipal PrincipalOf(Caller caller, RequestKey requestKey) => new(new CallerIdentity(caller, requestKey));
}

/// <summary>Makes the caller readable where controllers look for it.</summary>
internal static class CallerIdentityExtensions
{
    /// <summary>Who sent the request; only where authentication is required.</summary>
    public static Caller Caller(this ClaimsPrincipal principal) => ((CallerIdentity)principal.Identity!).Caller;
}
