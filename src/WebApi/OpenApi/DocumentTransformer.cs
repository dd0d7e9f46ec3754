using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.Application;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Describes the API as a whole.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    /// <summary>The two headers that carry a token (contract, section 2).</summary>
    public static readonly Dictionary<string, IOpenApiSecurityScheme> Tokens = new()
    {
        ["token"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "token",
            Description = "The token of an account (for every instance of it) or of an instance (for that instance only).",
        },
        ["bearer"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The same tokens; read where the header `token` is absent.",
        },
    };

    private const string Introduction =
        """
        Connects WhatsApp numbers ("instances") to Chatwoot inboxes: each instance has one integration, which is managed here.
        Another service, the bridge, creates the inbox and moves the messages.

        **Tokens.** The token of an account acts on every instance that the account owns; the token of an instance acts on that instance
        only. Send it in the header `token`; where that is absent, `Authorization: Bearer …` is read.

        **Errors.** Every error has the form `{"success":false,"error":{"message":"…"}}`. An unknown route is 404 `not found`, another method
        405 `method not allowed`. Checks run in this order: token (401), limit (429), module switched on (503), instance (403 or 404),
        body (400), integration (404).

        **Limits.** A token may send 100 requests a minute, unless the server is configured otherwise. Requests without a valid token count
        against the client's address. Every response of `/api/*` has the limit's state in its `X-RateLimit-…` headers, unless the limit is
        switched off.
        """;

    /// <summary>Tags with a description, in the order of the page; others follow them.</summary>
    private static readonly OpenApiTag[] Tags =
    [
        new() { Name = "Chatwoot", Description = "The integration of an instance with a Chatwoot inbox." },
        new() { Name = "Health", Description = "For load balancers, supervisors and people." },
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "RyzeAPI Chatwoot module",
            Version = ServiceVersion.Text,
            Description = Unwrap(Introduction),
            Contact = new OpenApiContact { Name = "RyzeAPI" },
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };

        // The API is where the document was read: the service does not know its address behind a proxy.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = Tags.UnionBy(document.Tags ?? new HashSet<OpenApiTag>(), tag => tag.Name).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = Tokens;
        return Task.CompletedTask;
    }

    /// <summary>Joins the lines of each paragraph: the page breaks a line wherever the text does.</summary>
    public static string? Unwrap(string? text) =>
        text is null ? null : string.Join("\n\n", text.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' ')));
}
