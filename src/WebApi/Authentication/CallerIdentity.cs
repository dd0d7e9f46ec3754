using System.Security.Claims;
using RyzeChatwoot.Domain.Accounts;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>Carries the caller from authentication to the controllers.</summary>
internal sealed class CallerIdentity : ClaimsIdentity
{
    private readonly Caller caller;

    private CallerIdentity(Caller caller)
        : base(TokenAuthenticationHandler.SchemeName) => this.caller = caller;

    public static ClaimsPrincipal PrincipalOf(Caller caller) => new(new CallerIdentity(caller));

    public static Caller CallerOf(ClaimsPrincipal principal) => ((CallerIdentity)principal.Identity!).caller;
}

/// <summary>Makes the caller readable where controllers look for it.</summary>
internal static class CallerIdentityExtensions
{
    /// <summary>Who sent the request; only where authentication is required.</summary>
    public static Caller Caller(this ClaimsPrincipal principal) => CallerIdentity.CallerOf(principal);
}
