using Microsoft.Net.Http.Headers;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Sets the security headers of the documentation page: it loads and calls only this origin, and cannot be framed.</summary>
internal static class PageSafety
{
    // The page's styles stand in it; its icons are data. Its scripts are files.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UsePageSafety(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.XFrameOptions] = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    });
}
