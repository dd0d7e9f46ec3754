using System.Globalization;
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
    public string Name => name;

    /// <summary>Whether a response has it; responses are named by their status, or <c>default</c>.</summary>
    public bool IsOn(string response) =>
        statusCodes.Length == 0 || statusCodes.Any(statusCode => response == statusCode.ToString(CultureInfo.InvariantCulture));

    public OpenApiHeader ToOpenApi() => new()
    {
        Description = description,
        Schema = example is int ? new() { Type = JsonSchemaType.Integer, Format = "int64" } : new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonSerializer.SerializeToNode(example),
    };
}
