using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Adds to an operation what its action declares, and what every action shares; what nobody declares stays empty.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isShared = SharedDocumentation.AppliesTo(context.Description);
        ProducesErrorAttribute[] shared = isShared ? [.. SharedDocumentation.Errors, .. BodyErrors(operation)] : [];
        var responses = operation.Responses ?? [];

        operation.OperationId ??= OperationIdOf(context.Description.ActionDescriptor.RouteValues);
        operation.Security = isShared ? SecuritySchemes.Requirements(document) : [];
        DescribeInputs(operation);
        await AddSharedResponsesAsync(responses, shared, context, cancellationToken);
        AddExamples(responses, [.. shared, .. metadata.OfType<ProducesErrorAttribute>()], [.. metadata.OfType<ResponseExampleAttribute>()]);
        operation.Responses = [];
        foreach (var (code, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            operation.Responses[code] = response;
        }

        AddHeaders(operation.Responses, [.. isShared ? SharedDocumentation.Headers : [], .. metadata.OfType<ResponseHeaderAttribute>()], document);
    }

    private static IEnumerable<ProducesErrorAttribute> BodyErrors(OpenApiOperation operation) =>
        operation.RequestBody is null ? [] : [SharedDocumentation.BodyTooLarge];

    private static string? OperationIdOf(IDictionary<string, string?> route) =>
        route.TryGetValue("controller", out var controller) && route.TryGetValue("action", out var action)
            ? JsonNamingPolicy.CamelCase.ConvertName($"{controller}{action}")
            : null;

    private static void DescribeInputs(OpenApiOperation operation)
    {
        foreach (var instance in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "instance") ?? [])
        {
            instance.Description = "The instance's name, case-sensitive.";
            instance.Example = "suporte";
            instance.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9_-]{1,100}$" };
        }

        operation.RequestBody?.Description ??= "At most 64 KiB of JSON.";
    }

    private static async Task AddSharedResponsesAsync(
        OpenApiResponses responses, ProducesErrorAttribute[] errors, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var error in errors.Where(error => !responses.ContainsKey(CodeOf(error.StatusCode))))
        {
            context.Document!.AddComponent<IOpenApiSchema>(
                nameof(ErrorResponse), await context.GetOrCreateSchemaAsync(typeof(ErrorResponse), parameterDescription: null, cancellationToken));
            responses[CodeOf(error.StatusCode)] = new OpenApiResponse
            {
                Description = error.Description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new() { Schema = new OpenApiSchemaReference(nameof(ErrorResponse), context.Document) },
                },
            };
        }
    }

    private static void AddExamples(OpenApiResponses responses, ProducesErrorAttribute[] errors, ResponseExampleAttribute[] bodies)
    {
        var examples = errors.Select(error => (error.StatusCode, error.Name, error.Body))
            .Concat(bodies.Select(body => (body.StatusCode, body.Name, Body: JsonNode.Parse(body.Json)!)));
        foreach (var (statusCode, name, body) in examples)
        {
            if (responses.TryGetValue(CodeOf(statusCode), out var response) && response.Content?.TryGetValue(Json, out var media) == true)
            {
                (media.Examples ??= new Dictionary<string, IOpenApiExample>())[name] = new OpenApiExample { Value = body };
            }
        }
    }

    private static void AddHeaders(OpenApiResponses responses, ResponseHeaderAttribute[] headers, OpenApiDocument document)
    {
        foreach (var header in headers)
        {
            document.AddComponent<IOpenApiHeader>(header.Name, new OpenApiHeader
            {
                Description = header.Description,
                Schema = header.Example is int
                    ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }
                    : new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonSerializer.SerializeToNode(header.Example),
            });
            foreach (var response in responses.Where(response => header.IsOn(response.Key)).Select(response => response.Value).OfType<OpenApiResponse>())
            {
                (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[header.Name] = new OpenApiHeaderReference(header.Name, document);
            }
        }
    }

    private static string CodeOf(int statusCode) => statusCode.ToString(CultureInfo.InvariantCulture);
}
