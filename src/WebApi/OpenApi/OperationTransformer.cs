using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Adds to an operation what is declared for its action; what is not declared stays empty.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var action = context.Description.ActionDescriptor;
        var errors = action.EndpointMetadata.OfType<ProducesErrorAttribute>().ToArray();
        var document = context.Document!;
        if (action is ControllerActionDescriptor { ControllerName: var controller, ActionName: var name })
        {
            operation.OperationId ??= JsonNamingPolicy.CamelCase.ConvertName(controller + name);
        }

        // An operation with a 401 needs a token.
        operation.Security = errors.Any(error => error.StatusCode == StatusCodes.Status401Unauthorized)
            ? [.. DocumentTransformer.Tokens.Keys.Select(scheme => new OpenApiSecurityRequirement { [new(scheme, document)] = [] })]
            : [];
        operation.RequestBody?.Description ??= "At most 64 KiB of JSON.";
        operation.Description = DocumentTransformer.Unwrap(operation.Description);
        foreach (var instance in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "instance") ?? [])
        {
            instance.Description = "The instance's name, case-sensitive.";
            instance.Example = "suporte";
            instance.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9_-]{1,100}$" };
        }

        var responses = (operation.Responses ?? []).OrderBy(response => response.Key, StringComparer.Ordinal).ToArray();
        operation.Responses = [];
        foreach (var (code, response) in responses)
        {
            operation.Responses[code] = response;
            AddErrors(response, [.. errors.Where(error => code == error.StatusCode.ToString(CultureInfo.InvariantCulture))]);
            AddHeaders(response, action.EndpointMetadata.OfType<ResponseHeaderAttribute>().Where(header => header.IsOn(code)), document);
        }

        return Task.CompletedTask;
    }

    private static void AddErrors(IOpenApiResponse response, ProducesErrorAttribute[] errors)
    {
        // Where the action has no sentence for the status, the framework has put its reason phrase.
        if (errors.FirstOrDefault()?.Description is { } sentence && response.Description == ReasonPhrases.GetReasonPhrase(errors[0].StatusCode))
        {
            response.Description = sentence;
        }

        if (response.Content?.TryGetValue("application/json", out var media) == true)
        {
            media.Examples = errors.DistinctBy(error => error.Name)
                .ToDictionary(error => error.Name, IOpenApiExample (error) => new OpenApiExample { Value = error.Body });
        }
    }

    private static void AddHeaders(IOpenApiResponse response, IEnumerable<ResponseHeaderAttribute> headers, OpenApiDocument document)
    {
        foreach (var header in headers)
        {
            document.AddComponent<IOpenApiHeader>(header.Name, header.ToOpenApi());
            (((OpenApiResponse)response).Headers ??= new Dictionary<string, IOpenApiHeader>())[header.Name] = new OpenApiHeaderReference(header.Name, document);
        }
    }
}
