using System.Security.Claims;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>Carries the caller from authentication to the controllers.</summary>
internal sealed class CallerIdentity : ClaimsIdentity
{
    private CallerIdentity(KnownCaller known, RequestKey requestKey)
        : base(TokenAuthenticationHandler.SchemeName) => (Known, RequestKey) = (known, requestKey);

    /// <summary>Who calls, and what about.</summary>
    public KnownCaller Known { get; }

    /// <summary>The bucket that the token's requests count in.</summary>
    public RequestKey RequestKey { get; }

    public static ClaimsPrincipal PrincipalOf(KnownCaller known, RequestKey requestKey) => new(new CallerIdentity(known, requestKey));
}

/// <summary>Makes the caller readable where controllers look for it; only where authentication is required.</summary>
internal static class CallerIdentityExtensions
{
    /// <summary>Who sent the request.</summary>
    public static Caller Caller(this ClaimsPrincipal principal) => Known(principal).Caller;

    /// <summary>The instance that the request names, as it was read together with the token; null where this token reaches none of that name.</summary>
    public static Instance? NamedInstance(this ClaimsPrincipal principal) => Known(principal).Named;

    private static KnownCaller Known(ClaimsPrincipal principal) => ((CallerIdentity)principal.Identity!).Known;
}
