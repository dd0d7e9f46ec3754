using Microsoft.AspNetCore.Diagnostics;

namespace RyzeChatwoot.WebApi.Errors;

/// <summary>Turns what no caller can act on into the envelope, and logs it once.</summary>
internal sealed partial class UnhandledExceptionHandler(ILogger<UnhandledExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // What Kestrel refuses while a body is read (too large, cut short, too slow) bears its own status.
        httpContext.Response.StatusCode = exception is BadHttpRequestException refused
            ? refused.StatusCode
            : StatusCodes.Status500InternalServerError;
        if (httpContext.Response.StatusCode == StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception, httpContext.Request.Method, httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName);
        }

        await ErrorEnvelope.WriteAsync(httpContext);
        return true;
    }

    [LoggerMessage(3003, LogLevel.Error, "{Method} {Endpoint} failed")]
    private partial void LogFailed(Exception exception, string method, string? endpoint);
}
