using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Adds the declared example and format to the schema of a record's property, and the type to that of an enumeration.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var attributes = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(ExampleAttribute), inherit: false) ?? [];
        foreach (var example in attributes.Cast<ExampleAttribute>())
        {
            schema.Examples = [JsonSerializer.SerializeToNode(example.Value)!];
            schema.Format = example.Format ?? schema.Format;
            schema.Type = example.Type != default ? example.Type : schema.Type;
        }

        schema.Description = DocumentTransformer.Unwrap(schema.Description);
        if (context.JsonTypeInfo.Type.IsEnum)
        {
            // The framework lists the values alone; without a type, generators make an object of it.
            schema.Type = JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }
}
