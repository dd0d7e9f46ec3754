using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RyzeChatwoot.WebApi.Health;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>How responses are written: snake_case, nothing omitted.</summary>
[JsonSerializable(typeof(StatusResponse))]
[JsonSerializable(typeof(ActivatedResponse))]
[JsonSerializable(typeof(DeactivatedResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(LiveResponse))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>For what is written outside of controllers.</summary>
    public static readonly ApiJson Answers = new(Style(new JsonSerializerOptions()));

    /// <summary>For controllers.</summary>
    public static void Configure(JsonSerializerOptions options) => Style(options).TypeInfoResolverChain.Insert(0, Default);

    private static JsonSerializerOptions Style(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.NumberHandling = JsonNumberHandling.Strict;

        // Documented texts are literal, their dash included; responses are JSON, never embedded in a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
