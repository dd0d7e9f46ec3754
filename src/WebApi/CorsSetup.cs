using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.RateLimiting;

namespace RyzeChatwoot.WebApi;

/// <summary>Which web pages may call the API from a browser (contract, section 10).</summary>
internal static class CorsSetup
{
    private const string Setting = "CORS_ALLOWED_ORIGINS";

    /// <summary>Adds the framework's CORS services, with the allowed origins as the default policy.</summary>
    public static IServiceCollection AddCorsSetup(this IServiceCollection services)
    {
        services.AddCors().AddOptions<CorsOptions>().Configure<IConfiguration>(Read).ValidateOnStart();
        return services;
    }

    /// <exception cref="InvalidSettingException">An entry is not an origin.</exception>
    private static void Read(CorsOptions cors, IConfiguration configuration)
    {
        var origins = (configuration.Text(Setting) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!origins.All(IsOrigin))
        {
            throw new InvalidSettingException(Setting, "must be origins such as https://panel.example.com, separated by commas");
        }

        cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete)
            .WithHeaders(HeaderNames.ContentType, HeaderNames.Authorization, "token")
            .WithExposedHeaders(
                RateLimitHeaders.Limit,
                RateLimitHeaders.Remaining,
                RateLimitHeaders.Reset,
                HeaderNames.RetryAfter,
                IntegrationSource.Header,
                ErrorSource.Header)
            .DisallowCredentials());
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && string.Equals(url.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && url.UserInfo.Length == 0;
}
