using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.WebApi.Health;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>How answers are written: snake_case, nothing omitted.</summary>
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

        // Documented texts are literal, their dash included; answers are JSON, never embedded in a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}

/// <summary>How the body of an activation is read: camelCase, each field on its own.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(TextField), typeof(NumberField), typeof(FlagField), typeof(ApiTokenField)])]
[JsonSerializable(typeof(ActivationRequest))]
internal sealed partial class FormJson : JsonSerializerContext;
