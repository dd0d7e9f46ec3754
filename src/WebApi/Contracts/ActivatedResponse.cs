using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>An integration that was activated.</summary>
/// <remarks>Contract, section 7.</remarks>
/// <param name="Instance">The instance's name.</param>
/// <param name="Status">How the integration begins: normally <c>active</c>.</param>
/// <param name="BridgeIntegrationId">The integration's id at the bridge.</param>
/// <param name="Message">A confirmation for people; always the same text.</param>
public sealed record ActivatedResponse(string Instance, string Status, string BridgeIntegrationId, string Message)
{
    internal static ActivatedResponse Of(Activation activation) => new(
        activation.InstanceName,
        StatusText.Of(activation.Integration.Status),
        activation.Integration.Id,
        "chatwoot integration activated");
}
