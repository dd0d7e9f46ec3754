using System.Text.Json;
using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Documents a property of a record: an example of its value, and what its C# type does not express.</summary>
/// <param name="value">The example: a string, a number or a boolean.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExampleAttribute(object value) : Attribute
{
    /// <summary>A format of JSON Schema, such as <c>date-time</c>; null for that of the C# type.</summary>
    public string? Format { get; init; }

    /// <summary>The types of JSON Schema, for a property of type <see cref="JsonElement"/>; 0 for those of the C# type.</summary>
    public JsonSchemaType Type { get; init; }

    /// <summary>Adds what is declared to the property's schema.</summary>
    public void AddTo(OpenApiSchema schema)
    {
        schema.Examples = [JsonSerializer.SerializeToNode(value)!];
        schema.Format = Format ?? schema.Format;
        schema.Type = Type == default ? schema.Type : Type;
    }
}
