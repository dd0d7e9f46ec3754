namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The answer of <c>DELETE /api/chatwoot/delete/{instance}</c> (contract, section 6).</summary>
/// <param name="Message">For people.</param>
public sealed record DeactivatedResponse(string Message)
{
    internal static readonly DeactivatedResponse Instance = new("chatwoot integration deactivated");
}
