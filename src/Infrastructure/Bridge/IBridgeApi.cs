using System.Text.Json.Serialization;
using Refit;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// The bridge's routes (contract, section 8). Every status is a response; network faults and timeouts are exceptions. The last parameter
/// names the operation; it is part of the route and not for callers to pass. A POST without a <c>[Body]</c> would be repeated by
/// <see cref="SocketsHttpHandler"/> when the connection closes early. Dispose the response, and never pass its <c>Error</c> on: it
/// belongs to the request.
/// </summary>
internal interface IBridgeApi
{
    [Post("/v1/integrations/activate")]
    Task<IApiResponse<IntegrationBody>> ActivateAsync(
        [Body] ActivationBody body,
        CancellationToken cancellationToken,
        [Property(BridgeOperations.OptionName)] BridgeOperation operation = BridgeOperation.Activate);

    [Get("/v1/integrations/{id}")]
    Task<IApiResponse<IntegrationBody>> ReadAsync(
        string id,
        CancellationToken cancellationToken,
        [Property(BridgeOperations.OptionName)] BridgeOperation operation = BridgeOperation.Read);

    [Delete("/v1/integrations/{id}")]
    Task<IApiResponse<IntegrationBody>> TerminateAsync(
        string id,
        CancellationToken cancellationToken,
        [Property(BridgeOperations.OptionName)] BridgeOperation operation = BridgeOperation.Terminate);
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
