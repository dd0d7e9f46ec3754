using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;

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
            parameter.Description = "The instance's name, case-sensitive.";
            parameter.Example = "suporte";
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9_-]{1,100}$" };
        }

        if (operation.RequestBody?.Content?.TryGetValue(Json, out var body) == true)
        {
            operation.RequestBody.Description = "At most 64 KiB of JSON.";
            body.Example = JsonNode.Parse(Examples.Activation);
        }

        var responses = operation.Responses ??= [];
        if (Examples.SuccessOf(action) is var (status, example) && responses.TryGetValue(status, out var success))
        {
            ((OpenApiResponse)success).Content![Json].Example = JsonNode.Parse(example);
        }

        var document = context.Document!;
        document.AddComponent<IOpenApiSchema>(
            nameof(ErrorResponse), await context.GetOrCreateSchemaAsync(typeof(ErrorResponse), parameterDescription: null, cancellationToken));
        var envelope = new OpenApiSchemaReference(nameof(ErrorResponse), document);
        foreach (var errors in DocumentedErrors.OfAction(action).GroupBy(error => error.Status).OrderBy(group => group.Key))
        {
            responses[errors.Key.ToString(CultureInfo.InvariantCulture)] = ErrorOf(errors.Select(error => error.Message), envelope);
        }

        DocumentedHeaders.AddTo(document);
        foreach (var (code, response) in responses)
        {
            ((OpenApiResponse)response).Headers = DocumentedHeaders.Of(action, code).ToDictionary(
                name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));
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
}
