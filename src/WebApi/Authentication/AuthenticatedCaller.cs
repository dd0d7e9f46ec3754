using Microsoft.AspNetCore.Http.Features;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>What a request's token tells; a feature of requests with a known one.</summary>
/// <param name="Known">Who calls, and what about.</param>
/// <param name="RateLimitKey">The bucket that the token's requests count in.</param>
internal sealed record AuthenticatedCaller(KnownCaller Known, RateLimitKey RateLimitKey);

/// <summary>Makes the caller readable; only behind <see cref="TokenGate"/>.</summary>
internal static class CallerOfRequest
{
    /// <summary>Who sent the request, and the instance that it names.</summary>
    public static KnownCaller Known(this HttpContext context) => context.Features.GetRequiredFeature<AuthenticatedCaller>().Known;
}
