using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>The OpenAPI document, generated from the code, and a page to read and try it; both work without a token and offline.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";

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

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services
        .Configure<MvcOptions>(mvc => mvc.Conventions.Add(new SharedResponses()))
        .AddOpenApi(Name, document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer<DocumentTransformer>();
        document.AddOperationTransformer<OperationTransformer>();
        document.AddSchemaTransformer<SchemaTransformer>();
        document.CreateSchemaReferenceId = json => json.Type switch
        {
            var type when type == typeof(ReportedStatus) => "IntegrationStatus",

            // Described by the property's attributes, where it stands.
            var type when type == typeof(JsonElement) => null,
            _ => OpenApiOptions.CreateDefaultSchemaReferenceId(json),
        };
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapMethods("/", Reading, () => Results.LocalRedirect($"~{Page}")).ExcludeFromDescription().AllowAnonymous();

        // A branch, so that calls of the API do not pass through the page.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Page), branch => branch.UsePageSafety().UseSwaggerUI(page =>
        {
            page.RoutePrefix = Page.Value![1..];
            page.HeadContent = Style;
            page.DocumentTitle = "RyzeAPI Chatwoot module";
            page.SwaggerEndpoint($"/openapi/{Name}.json", "Chatwoot module");
        }));
    }
}
