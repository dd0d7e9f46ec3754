using System.Text.Json;
using System.Text.Json.Serialization;

namespace RyzeChatwoot.Client;

/// <summary>The settings of an integration.</summary>
/// <param name="ChatwootBaseUrl">The root URL of Chatwoot: http or https.</param>
/// <param name="ChatwootAccountId">The Chatwoot account, above 0.</param>
/// <param name="ChatwootApiToken">The token of a Chatwoot administrator.</param>
/// <param name="InboxName">The inbox to create, 1 to 255 characters.</param>
public sealed record ActivationRequest(string ChatwootBaseUrl, long ChatwootAccountId, string ChatwootApiToken, string InboxName)
{
    /// <summary>Whether agents' names are added to their messages.</summary>
    public bool SignMessages { get; init; }

    /// <summary>Whether WhatsApp groups are left out.</summary>
    public bool IgnoreGroups { get; init; }

    /// <summary>Whether new conversations start as pending.</summary>
    public bool StartAsPending { get; init; }

    /// <summary>Whether a new message reopens a resolved conversation.</summary>
    public bool ReopenResolved { get; init; }

    /// <summary>Without the API token.</summary>
    public override string ToString() => $"{nameof(ActivationRequest)} of {InboxName} at {ChatwootBaseUrl}";
}

/// <summary>An activated integration.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Status"><c>active</c>, <c>paused</c> or <c>error</c>.</param>
/// <param name="BridgeIntegrationId">The integration's id at the bridge.</param>
/// <param name="Message">For people.</param>
public sealed record ActivatedIntegration(string Instance, string Status, string BridgeIntegrationId, string Message);

/// <summary>A deactivated integration.</summary>
/// <param name="Message">For people.</param>
public sealed record DeactivatedIntegration(string Message);

/// <summary>The status of an integration.</summary>
/// <param name="InstanceName">The instance.</param>
/// <param name="Status"><c>active</c>, <c>paused</c> or <c>error</c>.</param>
/// <param name="BridgeIntegrationId">The integration's id at the bridge.</param>
/// <param name="ChatwootBaseUrl">The root URL of Chatwoot.</param>
/// <param name="ChatwootAccountId">The Chatwoot account.</param>
/// <param name="ChatwootInboxId">The Chatwoot inbox; 0 until known.</param>
/// <param name="ChatwootInboxName">The inbox's name.</param>
/// <param name="LastError">Empty when healthy.</param>
/// <param name="CreatedAt">When it was first activated.</param>
public sealed record IntegrationStatus(
    string InstanceName,
    string Status,
    string BridgeIntegrationId,
    string ChatwootBaseUrl,
    long ChatwootAccountId,
    long ChatwootInboxId,
    string ChatwootInboxName,
    string LastError,
    DateTimeOffset CreatedAt)
{
    private const string LocalPrefix = "local; reason=";

    /// <summary>Where status and error come from: <c>live</c>, or <c>local; reason=…</c> with what was last known.</summary>
    [JsonIgnore]
    public string Source { get; init; } = "";

    /// <summary>Whether the bridge responded to this request.</summary>
    [JsonIgnore]
    public bool IsLive => Source == "live";

    /// <summary>Why the bridge gave no live status, such as <c>timeout</c> or <c>not-found</c>; null where it did.</summary>
    [JsonIgnore]
    public string? LocalReason => Source.StartsWith(LocalPrefix, StringComparison.Ordinal) ? Source[LocalPrefix.Length..] : null;
}

[JsonSerializable(typeof(ActivationRequest))]
[JsonSerializable(typeof(ActivatedIntegration))]
[JsonSerializable(typeof(DeactivatedIntegration))]
[JsonSerializable(typeof(IntegrationStatus))]
internal sealed partial class ClientJson : JsonSerializerContext
{
    /// <summary>Bodies are sent in camelCase.</summary>
    public static readonly ClientJson Requests = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

    /// <summary>Responses are read in snake_case.</summary>
    public static readonly ClientJson Responses = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
