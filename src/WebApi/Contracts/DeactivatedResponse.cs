namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The confirmation that an integration was deactivated.</summary>
/// <remarks>Contract, section 6.</remarks>
/// <param name="Message">A confirmation for people; always the same text.</param>
public sealed record DeactivatedResponse(string Message)
{
    internal static readonly DeactivatedResponse Instance = new("chatwoot integration deactivated");
}
