using System.Globalization;
using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The answer of <c>GET /api/chatwoot/list/{instance}</c>: nine fields in this order (contract, section 5).</summary>
/// <param name="InstanceName">The instance.</param>
/// <param name="Status"><c>active</c>, <c>paused</c> or <c>error</c>.</param>
/// <param name="BridgeIntegrationId">The integration's name at the bridge; empty where it never got one.</param>
/// <param name="ChatwootBaseUrl">Where Chatwoot lives.</param>
/// <param name="ChatwootAccountId">The Chatwoot account.</param>
/// <param name="ChatwootInboxId">The Chatwoot inbox; 0 until known.</param>
/// <param name="ChatwootInboxName">The inbox's name.</param>
/// <param name="LastError">Empty when healthy, never null.</param>
/// <param name="CreatedAt">When the integration was first activated: RFC 3339 in UTC, whole seconds.</param>
public sealed record StatusResponse(
    string InstanceName,
    string Status,
    string BridgeIntegrationId,
    string ChatwootBaseUrl,
    long ChatwootAccountId,
    long ChatwootInboxId,
    string ChatwootInboxName,
    string LastError,
    string CreatedAt)
{
    internal static StatusResponse Of(IntegrationReading reading) => new(
        reading.InstanceName,
        StatusText.Of(reading.Integration.Status),
        reading.Integration.BridgeIntegrationId ?? "",
        reading.Integration.BaseUrl,
        reading.Integration.AccountId,
        reading.Integration.InboxId,
        reading.Integration.InboxName,
        reading.Integration.LastError,
        reading.Integration.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
