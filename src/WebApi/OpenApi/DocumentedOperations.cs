using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Controllers;
using RyzeChatwoot.WebApi.RateLimiting;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Adds what attributes cannot say to the module's operations: tokens, examples, literal error texts and headers.</summary>
internal sealed class DocumentedOperations : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor is not ControllerActionDescriptor { ActionName: var action })
        {
            return;
        }

        operation.OperationId = action.ToLowerInvariant();
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SecuritySchemes.Token, context.Document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SecuritySchemes.Bearer, context.Document)] = [] },
        ];
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description = "The instance's name, case-sensitive: 1 to 100 of A-Z a-z 0-9 _ -";
            parameter.Example = "suporte";
        }

        if (operation.RequestBody?.Content?.TryGetValue(Json, out var body) == true)
        {
            body.Example = JsonNode.Parse(Examples.Activation);
        }

        var responses = operation.Responses ??= [];
        var (status, example) = Examples.SuccessOf(action);
        var success = (OpenApiResponse)responses[status];
        success.Content![Json].Example = JsonNode.Parse(example);

        var document = context.Document!;
        document.AddComponent<IOpenApiSchema>(
            nameof(ErrorResponse), await context.GetOrCreateSchemaAsync(typeof(ErrorResponse), parameterDescription: null, cancellationToken));
        var envelope = new OpenApiSchemaReference(nameof(ErrorResponse), document);
        foreach (var errors in DocumentedErrors.OfAction(action).GroupBy(error => error.Status).OrderBy(group => group.Key))
        {
            responses[errors.Key.ToString(CultureInfo.InvariantCulture)] = ErrorOf(errors.Select(error => error.Message), envelope);
        }

        foreach (var (code, response) in responses)
        {
            Describe((OpenApiResponse)response, isLimited: code == "429", isStatus: response == success && action == nameof(ChatwootController.List));
        }
    }

    private static OpenApiResponse ErrorOf(IEnumerable<string> messages, IOpenApiSchema envelope) => new()
    {
        Description = string.Join(" · ", messages.Select(message => $"`{message}`")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Json] = new OpenApiMediaType
            {
                Schema = envelope,
                Examples = messages.Select((message, index) => (message, index)).ToDictionary(
                    numbered => $"{numbered.index + 1}",
                    IOpenApiExample (numbered) => new OpenApiExample
                    {
                        Value = new JsonObject { ["success"] = false, ["error"] = new JsonObject { ["message"] = numbered.message } },
                    }),
            },
        },
    };

    private static void Describe(OpenApiResponse response, bool isLimited, bool isStatus)
    {
        var headers = response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        headers[RateLimitHeaders.Limit] = Number("Requests that the token may send in a minute.");
        headers[RateLimitHeaders.Remaining] = Number("Requests that are left in this window.");
        headers[RateLimitHeaders.Reset] = Number("When the window ends, in Unix seconds.");
        if (isLimited)
        {
            headers["Retry-After"] = Number("Seconds until the window ends.");
        }

        if (isStatus)
        {
            headers[IntegrationSource.Header] = new OpenApiHeader
            {
                Description = "Where status and last_error come from: live, or local and why.",
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. Enum.GetValues<Application.Integrations.ReadingSource>().Select(source => JsonValue.Create(IntegrationSource.Of(source)))],
                },
            };
        }
    }

    private static OpenApiHeader Number(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } };
}
