using System.Text.Json;
using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Documents a header of an action's responses.</summary>
/// <param name="name">The header.</param>
/// <param name="description">What its value means.</param>
/// <param name="example">A value: a whole number or a string.</param>
/// <param name="statusCodes">The responses that have it; all of them where none is named.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ResponseHeaderAttribute(string name, string description, object example, params int[] statusCodes) : Attribute
{
    /// <summary>Adds the header to the responses that have it.</summary>
    public void AddTo(OpenApiResponses responses, OpenApiDocument document)
    {
        document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader
        {
            Description = description,
            Schema = example is int ? new() { Type = JsonSchemaType.Integer, Format = "int64" } : new OpenApiSchema { Type = JsonSchemaType.String },
            Example = JsonSerializer.SerializeToNode(example),
        });
        foreach (var response in responses.Where(response => statusCodes.Length == 0 || statusCodes.Any(code => response.Key == $"{code}")))
        {
            (((OpenApiResponse)response.Value).Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeaderReference(name, document);
        }
    }
}
