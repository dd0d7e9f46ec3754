using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.RateLimiting;

/// <summary>
/// Lets a token, or without a valid one an address, send so many requests a minute (contract, section 3). Only routes that want a token
/// are limited.
/// </summary>
internal sealed class TokenRateLimit(RequestDelegate next, IRequestCounter counter, RateLimitOptions options)
{
    public const string Exceeded = "Rate limit exceeded. Try again later.";

    public Task InvokeAsync(HttpContext context)
    {
        if (options.PerMinute == 0 || !context.RequiresToken())
        {
            return next(context);
        }

        var key = context.Features.Get<AuthenticatedCaller>()?.RequestKey ?? RequestKey.OfAddress(context.Connection.RemoteIpAddress);

        // Who is over the limit stays where they are, and costs nobody a statement.
        var known = counter.Look(key);
        return known.Used > options.PerMinute ? JudgeAsync(context, known) : CountAsync(context, key);
    }

    private async Task CountAsync(HttpContext context, RequestKey key) =>
        await JudgeAsync(context, await counter.CountAsync(key, context.RequestAborted));

    private Task JudgeAsync(HttpContext context, RequestCount count)
    {
        RateLimitHeaders.Remember(context, count);
        return count.Used <= options.PerMinute
            ? next(context)
            : ErrorEnvelope.WriteAsync(context, StatusCodes.Status429TooManyRequests, Exceeded);
    }
}
