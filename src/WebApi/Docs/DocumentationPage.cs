namespace RyzeChatwoot.WebApi.Docs;

/// <summary>The page to read and try the OpenAPI document; works without a token and offline.</summary>
internal static class DocumentationPage
{
    // The page's styles stand in it; its icons are data. Its scripts are files.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Ten responses of an operation with their headers would be six screens: headers are shown under the pointer.</summary>
    private const string Style =
        """
        <style>
          .swagger-ui .response .headers-wrapper:not(:hover) table { display: none }
          .swagger-ui .response .headers__title::after { content: " ▸" }
          .swagger-ui .response .response-control-media-type { display: none }
          .swagger-ui .response .response-controls { padding: 0 }
          .swagger-ui .response .model-example .tab { display: none }
          .swagger-ui .response .headers__title { margin: 4px 0 }
          .swagger-ui .response .highlight-code pre { margin: 4px 0; padding: 4px }
          .swagger-ui table.responses-table tbody tr.response td { padding-top: 4px }
        </style>
        """;

    private static readonly PathString Page = new("/docs");

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDocumentationPage(this WebApplication app)
    {
        app.MapMethods("/", Reading, () => Results.LocalRedirect($"~{Page}")).ExcludeFromDescription().AllowAnonymous();

        // A branch, so that calls of the API do not pass through the page.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Page), branch => branch.Use(SetSecurityHeaders).UseSwaggerUI(page =>
        {
            page.RoutePrefix = Page.Value![1..];
            page.HeadContent = Style;
            page.DocumentTitle = "RyzeAPI Chatwoot module";
            page.SwaggerEndpoint("/openapi/v1.json", "Chatwoot module");
        }));
    }

    /// <summary>The page loads and calls only this origin, and cannot be framed.</summary>
    private static Task SetSecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }
}
