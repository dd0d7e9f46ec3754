using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>The API's description, generated from the code, and a page to read and try it; both work without a token and offline.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";
    private const string Route = "/openapi/{documentName}.json";

    private static readonly PathString Page = new("/docs");

    private const string Introduction =
        """
        Connects WhatsApp numbers ("instances") to Chatwoot inboxes: switches an integration on, tells how it fares, and switches it off.
        The inbox is made, and messages are moved, by another service, the bridge.

        **Tokens.** The token of an account acts on every instance that the account owns; the token of an instance acts on that instance
        only. Send it in the header `token`; where that is absent, `Authorization: Bearer …` is read.

        **Errors.** Every error has the form `{"success":false,"error":{"message":"…"}}`. An unknown route is 404 `not found`, another method
        405 `method not allowed`. Checks run in this order: token (401), limit (429), module switched on (503), instance (403 or 404),
        body (400), integration (404).

        **Limits.** A token may send 100 requests a minute, unless the server is set up otherwise. Requests without a valid token count
        against the client's address. Every answer of `/api/*` tells in its `X-RateLimit-…` headers how the limit stands, unless it is
        switched off.
        """;

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer((openApi, _, _) => Describe(openApi));
        document.AddOperationTransformer<DocumentedOperations>();
        document.AddOperationTransformer(DocumentedHealth.Transform);
        document.AddSchemaTransformer(ActivationRequestSchema.Transform);
        document.AddSchemaTransformer(DocumentedFields.Transform);
        document.CreateSchemaReferenceId = type =>
            type.Type == typeof(ActivationRequest) ? ActivationRequestSchema.Name : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi(Route).AllowAnonymous();

        // A branch, so that calls of the API do not pass through the page.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Page), branch => branch.UsePageSafety().UseSwaggerUI(page =>
        {
            page.RoutePrefix = Page.Value![1..];
            page.DocumentTitle = "RyzeAPI Chatwoot module";
            page.SwaggerEndpoint($"/openapi/{Name}.json", "Chatwoot module");
        }));
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "RyzeAPI Chatwoot module",
            Version = Name,
            Description = Unwrap(Introduction),
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
                Description = "The token of an account (for every instance of it) or of an instance (for that instance only).",
            },
            [SecuritySchemes.Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The same tokens; read where the header `token` is absent.",
            },
        };
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            operation.Description = Unwrap(operation.Description ?? "");
        }

        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            tag.Description = tag.Name == "Health"
                ? "For load balancers, supervisors and people."
                : "The integration of an instance with a Chatwoot inbox.";
        }

        return Task.CompletedTask;
    }

    // The page breaks a line wherever the text does.
    private static string Unwrap(string text) =>
        string.Join("\n\n", text.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' ')));
}

/// <summary>The two carriers of a token.</summary>
internal static class SecuritySchemes
{
    public const string Token = "token";
    public const string Bearer = "bearer";
}
