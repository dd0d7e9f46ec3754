using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>How an instance's integration fares.</summary>
/// <remarks>Nine fields in this order (contract, section 5).</remarks>
/// <param name="InstanceName">The instance's name.</param>
/// <param name="Status">
/// <c>active</c>: messages flow. <c>paused</c>: they are held on purpose. <c>error</c>: they do not flow, and <c>last_error</c> says why.
/// </param>
/// <param name="BridgeIntegrationId">The integration's id at the bridge; empty where it never got one.</param>
/// <param name="ChatwootBaseUrl">The URL of Chatwoot, without slashes at its end.</param>
/// <param name="ChatwootAccountId">The id of the Chatwoot account.</param>
/// <param name="ChatwootInboxId">The id of the Chatwoot inbox; 0 until it is known.</param>
/// <param name="ChatwootInboxName">The name of the Chatwoot inbox.</param>
/// <param name="LastError">What is wrong; empty when nothing is, never null.</param>
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
    internal static StatusResponse Of(IntegrationStatusResult reading) => new(
        reading.InstanceName,
        StatusText.Of(reading.Integration.Status),
        reading.Integration.BridgeIntegrationId ?? "",
        reading.Integration.BaseUrl,
        reading.Integration.AccountId,
        reading.Integration.InboxId,
        reading.Integration.InboxName,
        reading.Integration.LastError,
        TimeText.Of(reading.Integration.CreatedAt));
}
