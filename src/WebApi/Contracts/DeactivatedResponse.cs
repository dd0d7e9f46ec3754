using RyzeChatwoot.WebApi.OpenApi;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The confirmation that an integration was deactivated.</summary>
/// <remarks>Contract, section 6.</remarks>
/// <param name="Message">A confirmation for people; always the same text.</param>
public sealed record DeactivatedResponse([property: Example(DeactivatedResponse.Confirmation)] string Message)
{
    private const string Confirmation = "chatwoot integration deactivated";

    internal static readonly DeactivatedResponse Instance = new(Confirmation);
}
