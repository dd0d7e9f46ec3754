using RyzeChatwoot.WebApi.Audit;
using RyzeChatwoot.WebApi.Docs;
using RyzeChatwoot.WebApi.Errors;
using RyzeChatwoot.WebApi.Health;
using RyzeChatwoot.WebApi.OpenApi;
using RyzeChatwoot.WebApi.RateLimiting;
using RyzeChatwoot.WebApi.Telemetry;

namespace RyzeChatwoot.WebApi;

/// <summary>The middleware of every request, from the server to the routes.</summary>
internal static class RequestPipeline
{
    public static void UseRequestPipeline(this WebApplication app)
    {
        app.UseMetricsPort();
        app.UseTrustedProxies();
        app.UseMiddleware<RateLimitHeaders>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ErrorEnvelope.WriteAsync(context.HttpContext));
        app.UseRouting();
        app.UseMiddleware<AuditMiddleware>();
        app.UseCors();
        app.UseAuthentication();
        app.UseMiddleware<TokenRateLimit>();
        app.UseAuthorization();
        app.MapControllers();
        app.MapHealth();
        app.MapApiDocument();
        app.MapDocumentationPage();
    }
}
