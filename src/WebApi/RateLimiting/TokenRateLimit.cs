using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.RateLimiting;

/// <summary>
/// Limits the requests of a token or, without a valid one, of an address (contract, section 3). Runs between authentication and
/// authorization: identify, count, refuse. Routes that allow anonymous requests are not limited.
/// </summary>
internal sealed class TokenRateLimit(RequestDelegate next, IRateLimitCounter counter, RateLimitOptions options)
{
    /// <summary>The text of the 429.</summary>
    public const string Exceeded = "Rate limit exceeded. Try again later.";

    public Task InvokeAsync(HttpContext context) =>
        options.PerMinute > 0 && context.RequiresAuthentication() ? CountAsync(context) : next(context);

    private async Task CountAsync(HttpContext context)
    {
        var key = context.Features.Get<AuthenticatedCaller>()?.RateLimitKey ?? RateLimitKey.OfAddress(context.Connection.RemoteIpAddress);
        var count = await counter.CountAsync(key, context.RequestAborted);
        RateLimitHeaders.Set(context, count);
        await (count.Used <= options.PerMinute
            ? next(context)
            : ErrorEnvelope.WriteAsync(context, StatusCodes.Status429TooManyRequests, Exceeded));
    }
}
