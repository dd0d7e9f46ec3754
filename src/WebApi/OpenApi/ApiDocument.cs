using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>The API's description, generated from the code, and a page to read and try it; both work without a token and offline.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";
    private const string Route = "/openapi/{documentName}.json";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer((openApi, _, _) => Describe(openApi));
        document.AddOperationTransformer<DocumentedOperations>();
        document.AddSchemaTransformer(ActivationFormSchema.Transform);
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi(Route);
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "RyzeAPI Chatwoot module";
            page.SwaggerEndpoint($"/openapi/{Name}.json", "Chatwoot module");
        });
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "RyzeAPI Chatwoot module",
            Version = Name,
            Description = "Connects WhatsApp numbers (\"instances\") to Chatwoot inboxes. Every error has the same envelope.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };

        // Where the document is read from is where the API is.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [SecuritySchemes.Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "token",
                Description = "A TokenAccount (every instance of its account) or a TokenInstance (its own instance).",
            },
            [SecuritySchemes.Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The same tokens, where the header `token` is absent.",
            },
        };
        return Task.CompletedTask;
    }
}

/// <summary>The two carriers of a token.</summary>
internal static class SecuritySchemes
{
    public const string Token = "token";
    public const string Bearer = "bearer";
}
