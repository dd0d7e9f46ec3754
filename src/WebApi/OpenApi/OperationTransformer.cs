using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Adds to an operation what is declared for its action; what is not declared stays empty.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (action, document) = (context.Description.ActionDescriptor, context.Document!);
        if (action is ControllerActionDescriptor { ControllerName: var controller, ActionName: var name })
        {
            operation.OperationId ??= JsonNamingPolicy.CamelCase.ConvertName(controller + name);
        }

        operation.Description = DocumentTransformer.Unwrap(operation.Description);
        operation.RequestBody?.Description ??= "At most 64 KiB of JSON.";
        foreach (var instance in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "instance") ?? [])
        {
            instance.Description = "The instance's name, case-sensitive.";
            instance.Example = "suporte";
            instance.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9_-]{1,100}$" };
        }

        var responses = operation.Responses ?? [];
        operation.Responses = [];
        foreach (var (code, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            operation.Responses[code] = response;
        }

        foreach (var error in action.EndpointMetadata.OfType<ProducesErrorAttribute>())
        {
            error.AddTo(operation.Responses[$"{error.StatusCode}"]);
        }

        foreach (var header in action.EndpointMetadata.OfType<ResponseHeaderAttribute>())
        {
            header.AddTo(operation.Responses, document);
        }

        // An operation with a 401 needs a token.
        operation.Security = operation.Responses.ContainsKey("401")
            ? [.. DocumentTransformer.Tokens.Keys.Select(scheme => new OpenApiSecurityRequirement { [new(scheme, document)] = [] })]
            : [];
        return Task.CompletedTask;
    }
}
