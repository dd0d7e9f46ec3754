using System.Text.Json.Serialization;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// The bridge's routes, one method each, in the shape of a Refit interface (contract, section 8): what stands in the comments is what the
/// attributes would say. Network faults are exceptions; every status is a response.
/// </summary>
internal interface IBridgeApi
{
    // [Post("/v1/integrations/activate")]
    Task<BridgeResponse<IntegrationBody>> ActivateAsync(ActivationBody body, CancellationToken cancellationToken);

    // [Get("/v1/integrations/{id}")]
    Task<BridgeResponse<IntegrationBody>> ReadAsync(string id, CancellationToken cancellationToken);

    // [Delete("/v1/integrations/{id}")]
    Task<BridgeResponse<IntegrationBody>> TerminateAsync(string id, CancellationToken cancellationToken);
}

/// <summary>An answer of the bridge.</summary>
/// <param name="StatusCode">Its HTTP status.</param>
/// <param name="Content">The body of a 2xx; null where it is not understood.</param>
/// <param name="Error">The raw body of anything else; not trusted, may be cut.</param>
internal sealed record BridgeResponse<T>(int StatusCode, T? Content, string Error)
{
    public bool IsSuccess => StatusCode is >= 200 and <= 299;
}

/// <summary>What we send to activate.</summary>
internal sealed record ActivationBody(
    string InstanceName,
    string RyzeapiUrl,
    string ChatwootBaseUrl,
    long ChatwootAccountId,
    string ChatwootApiToken,
    string InboxName,
    bool SignMessages,
    bool IgnoreGroups,
    bool StartAsPending,
    bool ReopenResolved)
{
    // The record's own ToString would print the token.
    public override string ToString() => $"{nameof(ActivationBody)} of {InstanceName}";
}

/// <summary>What we read of an integration; anything of another type than expected is read as missing.</summary>
internal sealed record IntegrationBody(
    [property: JsonConverter(typeof(LenientStringConverter))] string? Id,
    [property: JsonConverter(typeof(LenientStringConverter))] string? Status,
    [property: JsonConverter(typeof(LenientStringConverter))] string? LastError,
    [property: JsonConverter(typeof(LenientNumberConverter))] long? InboxId,
    [property: JsonConverter(typeof(LenientStringConverter))] string? InboxName)
{
    /// <summary>The status; null where it is none of the three.</summary>
    public IntegrationStatus? ToStatus() => Status switch
    {
        "active" => IntegrationStatus.Active,
        "paused" => IntegrationStatus.Paused,
        "error" => IntegrationStatus.Error,
        _ => null,
    };

    /// <summary>The inbox; null, absent and 0 mean that it is not known.</summary>
    public long ToInboxId() => Math.Max(InboxId ?? 0, 0);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ActivationBody))]
[JsonSerializable(typeof(IntegrationBody))]
internal sealed partial class BridgeJson : JsonSerializerContext;
