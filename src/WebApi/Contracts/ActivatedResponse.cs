using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The answer of <c>POST /api/chatwoot/set/{instance}</c> (contract, section 7).</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Status">The status that the bridge gave the new integration.</param>
/// <param name="BridgeIntegrationId">The integration's name at the bridge.</param>
/// <param name="Message">For people.</param>
public sealed record ActivatedResponse(string Instance, string Status, string BridgeIntegrationId, string Message)
{
    internal static ActivatedResponse Of(Activation activation) => new(
        activation.InstanceName,
        StatusText.Of(activation.Integration.Status),
        activation.Integration.Id,
        "chatwoot integration activated");
}
