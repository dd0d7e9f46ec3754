using Microsoft.AspNetCore.Diagnostics;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi.Errors;

/// <summary>Turns exceptions that no caller can act on into the error envelope, and logs each once; an outage of the database in short.</summary>
internal sealed partial class UnhandledExceptionHandler(DatabaseOutage outage, ILogger<UnhandledExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // What Kestrel refuses while a body is read (too large, cut short, too slow) bears its own status.
        httpContext.Response.StatusCode = exception is BadHttpRequestException refused
            ? refused.StatusCode
            : StatusCodes.Status500InternalServerError;
        if (httpContext.Response.StatusCode == StatusCodes.Status500InternalServerError)
        {
            Log(exception, httpContext.Request.Method, RouteOf(httpContext));
        }

        await ErrorEnvelope.WriteAsync(httpContext);
        return true;
    }

    private void Log(Exception exception, string method, string route)
    {
        if (DatabaseFault.IsUnavailable(exception))
        {
            outage.ReportFailure(exception, $"{method} {route}");
        }
        else
        {
            LogFailed(exception, method, route);
        }
    }

    // The template, not the path: a path may be anything that a caller likes.
    private static string RouteOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint is RouteEndpoint { RoutePattern.RawText: { } template }
            ? $"/{template.TrimStart('/')}"
            : "(no route)";

    [LoggerMessage(3003, LogLevel.Error, "{Method} {Route} failed")]
    private partial void LogFailed(Exception exception, string method, string route);
}
