using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Health;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>What the type of an answer's field does not say: an example, a format, and the values that it can have.</summary>
internal static class DocumentedFields
{
    public static Task Transform(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } field && Examples.OfField(field.DeclaringType, field.Name) is { } example)
        {
            schema.Examples = [example];
            schema.Format = FormatOf(field.Name) ?? schema.Format;
            schema.Enum = ValuesOf(field.DeclaringType, field.Name);
            schema.Minimum = schema.Type == JsonSchemaType.Integer ? "0" : null;
        }

        return Task.CompletedTask;
    }

    private static string? FormatOf(string field) => field switch
    {
        "chatwoot_base_url" => "uri",
        "created_at" or "timestamp" => "date-time",
        _ => null,
    };

    private static List<JsonNode>? ValuesOf(Type owner, string field) => (owner.Name, field) switch
    {
        (nameof(StatusResponse) or nameof(ActivatedResponse), "status") => Texts(StatusText.All),
        (nameof(HealthResponse), "status") => Texts([HealthResponse.Ok, HealthResponse.Degraded]),
        (nameof(LiveResponse), "status") => Texts([LiveResponse.Instance.Status]),
        (nameof(DeactivatedResponse), "message") => Texts([DeactivatedResponse.Instance.Message]),
        (nameof(ErrorResponse), "success") => [JsonValue.Create(false)],
        _ => null,
    };

    private static List<JsonNode> Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
