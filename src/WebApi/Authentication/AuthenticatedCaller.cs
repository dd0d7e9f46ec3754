using Microsoft.AspNetCore.Http.Features;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>The typed result of authentication, beside the <see cref="HttpContext.User"/>; a feature of requests with a valid token.</summary>
/// <param name="Known">The caller, and the instance that the route names.</param>
/// <param name="RateLimitKey">The bucket that the token's requests count in.</param>
internal sealed record AuthenticatedCaller(KnownCaller Known, RateLimitKey RateLimitKey);

/// <summary>Gives controllers and filters the typed result of authentication.</summary>
internal static class CallerOfRequest
{
    /// <summary>The caller, and the instance that the route names.</summary>
    /// <exception cref="InvalidOperationException">The route allows anonymous requests, or another scheme than the token's authenticated this one.</exception>
    public static KnownCaller Known(this HttpContext context) => context.Features.GetRequiredFeature<AuthenticatedCaller>().Known;
}
