using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>
/// Names the span that the framework opens for a request and says how it ended, after OpenTelemetry's conventions. The path is told only
/// where a route wanted it, and the query never: callers put tokens where none belong.
/// </summary>
internal sealed class RequestSpan(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
        {
            Describe(span, context);
        }
    }

    private static void Describe(Activity span, HttpContext context)
    {
        var status = context.Response.StatusCode;
        span.DisplayName = context.Request.Method;
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.response.status_code", status);
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{context.Request.Method} {route}";
            span.SetTag("http.route", route);
            span.SetTag("url.path", context.Request.Path.Value);
        }

        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
