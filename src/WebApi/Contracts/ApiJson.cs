using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RyzeChatwoot.WebApi.Health;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>
/// How responses are written: snake_case, nothing omitted. For the types named here the compiler generates the code, which makes the start
/// faster; others work by reflection.
/// </summary>
[JsonSerializable(typeof(StatusResponse))]
[JsonSerializable(typeof(ActivatedResponse))]
[JsonSerializable(typeof(DeactivatedResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(LiveResponse))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>For every response; the OpenAPI document has the same ones through <see cref="Configure"/>.</summary>
    public static readonly JsonSerializerOptions Responses = Configure(new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });

    /// <summary>Gives options of the framework the style of the responses.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.NumberHandling = JsonNumberHandling.Strict;

        // Documented texts are literal, their dash included; responses are JSON, never embedded in a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolverChain.Insert(0, new ApiJson());
        return options;
    }
}
