using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.RateLimiting;

internal static class TokenRateLimit
{
    public const string Exceeded = "Rate limit exceeded. Try again later.";

    /// <summary>Adds the limit of contract section 3.</summary>
    public static IServiceCollection AddTokenRateLimit(this IServiceCollection services) => services
        .AddRateLimiter(limiter => limiter.OnRejected = (rejected, _) =>
            new ValueTask(ErrorEnvelope.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, Exceeded)))
        .AddSingleton<TokenRateLimiter>()
        .AddSingleton<IConfigureOptions<RateLimiterOptions>>(provider =>
            new ConfigureOptions<RateLimiterOptions>(limiter => limiter.GlobalLimiter = provider.GetRequiredService<TokenRateLimiter>()));
}
