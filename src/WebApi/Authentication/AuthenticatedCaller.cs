using Microsoft.AspNetCore.Http.Features;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>What a request's token tells; a feature of requests with a known one.</summary>
/// <param name="Known">Who calls, and what about.</param>
/// <param name="RateLimitKey">The bucket that the token's requests count in.</param>
internal sealed record AuthenticatedCaller(KnownCaller Known, RateLimitKey RateLimitKey);

/// <summary>Makes the caller readable; only behind <see cref="TokenGate"/>.</summary>
internal static class CallerOfRequest
{
    /// <summary>Who sent the request.</summary>
    public static Caller Caller(this HttpContext context) => Known(context).Caller;

    /// <summary>The instance that the request names, as it was read together with the token; null where this token reaches none of that name.</summary>
    public static Instance? NamedInstance(this HttpContext context) => Known(context).Named;

    private static KnownCaller Known(HttpContext context) => context.Features.GetRequiredFeature<AuthenticatedCaller>().Known;
}
