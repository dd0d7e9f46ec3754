using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.WebApi.OpenApi;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>An integration that was activated.</summary>
/// <remarks>Contract, section 7.</remarks>
/// <param name="Instance">The instance's name.</param>
/// <param name="Status">The status after the activation: normally <c>active</c>.</param>
/// <param name="BridgeIntegrationId">The integration's id at the bridge.</param>
/// <param name="Message">A confirmation for people; always the same text.</param>
public sealed record ActivatedResponse(
    [property: Example("suporte")] string Instance,
    ReportedStatus Status,
    [property: Example("int_xyz789abc")] string BridgeIntegrationId,
    [property: Example(ActivatedResponse.Confirmation)] string Message)
{
    private const string Confirmation = "chatwoot integration activated";

    internal static ActivatedResponse Of(Activation activation) => new(
        activation.InstanceName,
        activation.Integration.Status.ToReported(),
        activation.Integration.Id,
        Confirmation);
}
