using System.Globalization;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.WebApi.RateLimiting;

/// <summary>
/// Adds the rate-limit headers to every response of <c>/api/*</c> (contract, section 3). Where a request was not counted,
/// because no route wants it or it failed before, the headers tell of the address.
/// </summary>
internal sealed class RateLimitHeaders(RequestDelegate next, IRateLimitCounter counter, RateLimitOptions options, TimeProvider clock)
{
    public const string Limit = "X-RateLimit-Limit";
    public const string Remaining = "X-RateLimit-Remaining";
    public const string Reset = "X-RateLimit-Reset";

    private static readonly PathString Api = new("/api");

    private readonly string limit = Text(options.PerMinute);

    /// <summary>Keeps what the limiter counted until the headers are written.</summary>
    public static void Set(HttpContext context, RateLimitWindow count) => context.Features.Set(new Counted(count));

    public Task InvokeAsync(HttpContext context)
    {
        if (options.PerMinute > 0 && context.Request.Path.StartsWithSegments(Api))
        {
            context.Response.OnStarting(() =>
            {
                Write(context);
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    private void Write(HttpContext context)
    {
        var count = context.Features.Get<Counted>()?.Count ?? counter.Peek(RateLimitKey.OfAddress(context.Connection.RemoteIpAddress));
        var headers = context.Response.Headers;
        headers[Limit] = limit;
        headers[Remaining] = Text(Math.Max(options.PerMinute - count.Used, 0));
        headers[Reset] = Text((long)Math.Ceiling((count.EndsAt - DateTime.UnixEpoch).TotalSeconds));
        if (context.Response.StatusCode == StatusCodes.Status429TooManyRequests)
        {
            headers.RetryAfter = Text(Math.Max((long)Math.Ceiling((count.EndsAt - clock.GetUtcNow().UtcDateTime).TotalSeconds), 1));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Counted(RateLimitWindow Count);
}
