using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.RateLimiting;

/// <summary>
/// Lets a token, or without a valid one an address, send so many requests a minute (contract, section 3). Only routes that want a token
/// are limited.
/// </summary>
internal sealed class TokenRateLimit(RequestDelegate next, IRateLimitCounter counter, RateLimitOptions options)
{
    public const string Exceeded = "Rate limit exceeded. Try again later.";

    public Task InvokeAsync(HttpContext context) =>
        options.PerMinute > 0 && context.RequiresToken() ? CountAsync(context) : next(context);

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
