using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Describes the API as a whole.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    private const string Introduction =
        """
        Connects WhatsApp numbers ("instances") to Chatwoot inboxes: activates an integration, reports its status, and deactivates it.
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
            Version = typeof(DocumentTransformer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Description = Unwrap(Introduction),
            Contact = new OpenApiContact { Name = "RyzeAPI" },
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };

        // The API is where the document was read: the service does not know its address behind a proxy.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>([.. Tags, .. (document.Tags ?? new HashSet<OpenApiTag>()).ExceptBy(Tags.Select(tag => tag.Name), tag => tag.Name)]);
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = SecuritySchemes.All;
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            operation.Description = operation.Description is { } text ? Unwrap(text) : null;
        }

        return Task.CompletedTask;
    }

    // The page breaks a line wherever the text does.
    private static string Unwrap(string text) =>
        string.Join("\n\n", text.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' ')));
}
