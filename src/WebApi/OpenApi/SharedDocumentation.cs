using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Errors;
using RyzeChatwoot.WebApi.RateLimiting;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>What the pipeline adds to every action, and no action declares (contract, sections 1 to 3).</summary>
internal static class SharedDocumentation
{
    public static readonly ProducesErrorAttribute BodyTooLarge =
        new(StatusCodes.Status413PayloadTooLarge, ErrorEnvelope.TextOf(StatusCodes.Status413PayloadTooLarge)) { Description = "The body is larger than 64 KiB." };

    public static readonly ProducesErrorAttribute[] Errors =
    [
        new(StatusCodes.Status401Unauthorized, TokenGate.Missing) { Description = "The token is missing or unknown." },
        new(StatusCodes.Status401Unauthorized, TokenGate.Unknown),
        new(StatusCodes.Status429TooManyRequests, TokenRateLimit.Exceeded) { Description = "The rate limit is exceeded." },
        new(StatusCodes.Status500InternalServerError, ErrorEnvelope.TextOf(StatusCodes.Status500InternalServerError)) { Description = "The service failed." },
    ];

    public static readonly ResponseHeaderAttribute[] Headers =
    [
        new(RateLimitHeaders.Limit, "How many requests may be sent in one window of a minute.", 100),
        new(RateLimitHeaders.Remaining, "How many of them are left in this window.", 99),
        new(RateLimitHeaders.Reset, "When the window ends, in Unix seconds.", 1776680190),
        new(HeaderNames.RetryAfter, "How many seconds to wait until the window ends.", 42, StatusCodes.Status429TooManyRequests),
        new(HeaderNames.WWWAuthenticate, "The authentication scheme.", ErrorEnvelope.Challenge, StatusCodes.Status401Unauthorized),
    ];

    /// <summary>Whether a route belongs to the API: it wants a token and is counted.</summary>
    public static bool AppliesTo(ApiDescription route) =>
        route.ActionDescriptor is ControllerActionDescriptor && !route.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
}
