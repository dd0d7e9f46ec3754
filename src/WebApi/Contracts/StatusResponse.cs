using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.WebApi.OpenApi;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The status of an instance's integration.</summary>
/// <remarks>Nine fields in this order (contract, section 5).</remarks>
/// <param name="InstanceName">The instance's name.</param>
/// <param name="Status">The status; where it is <c>error</c>, <c>last_error</c> has the reason.</param>
/// <param name="BridgeIntegrationId">The integration's id at the bridge; empty where it never got one.</param>
/// <param name="ChatwootBaseUrl">The URL of Chatwoot, without trailing slashes.</param>
/// <param name="ChatwootAccountId">The id of the Chatwoot account.</param>
/// <param name="ChatwootInboxId">The id of the Chatwoot inbox; 0 until it is known.</param>
/// <param name="ChatwootInboxName">The name of the Chatwoot inbox.</param>
/// <param name="LastError">The reason of a failure; empty where there is none, never null.</param>
/// <param name="CreatedAt">When the integration was first activated: RFC 3339 in UTC, whole seconds.</param>
public sealed record StatusResponse(
    [property: Example("suporte")] string InstanceName,
    ReportedStatus Status,
    [property: Example("int_xyz789abc")] string BridgeIntegrationId,
    [property: Example("https://chatwoot.example.com", Format = "uri")] string ChatwootBaseUrl,
    [property: Example(5)] long ChatwootAccountId,
    [property: Example(42)] long ChatwootInboxId,
    [property: Example("WhatsApp - Orion")] string ChatwootInboxName,
    [property: Example("")] string LastError,
    [property: Example("2026-04-20T10:15:30Z", Format = "date-time")] string CreatedAt)
{
    internal static StatusResponse Of(IntegrationStatusResult reading) => new(
        reading.InstanceName,
        reading.Integration.Status.ToReported(),
        reading.Integration.BridgeIntegrationId ?? "",
        reading.Integration.BaseUrl,
        reading.Integration.AccountId,
        reading.Integration.InboxId,
        reading.Integration.InboxName,
        reading.Integration.LastError,
        TimeText.Of(reading.Integration.CreatedAt));
}
