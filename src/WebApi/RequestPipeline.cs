using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Errors;
using RyzeChatwoot.WebApi.Health;
using RyzeChatwoot.WebApi.OpenApi;
using RyzeChatwoot.WebApi.RateLimiting;
using RyzeChatwoot.WebApi.Telemetry;

namespace RyzeChatwoot.WebApi;

/// <summary>The way of every request, from the server to the routes.</summary>
internal static class RequestPipeline
{
    public static void UseRequestPipeline(this WebApplication app)
    {
        app.UseTelemetryExport();
        app.UseTrustedProxies();
        app.UseMiddleware<RateLimitHeaders>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ErrorEnvelope.WriteAsync(context.HttpContext));
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<TokenAuthentication>();
        app.UseMiddleware<TokenRateLimit>();
        app.UseMiddleware<TokenGate>();
        app.MapControllers();
        app.MapHealth();
        app.MapApiDocument();
    }
}
