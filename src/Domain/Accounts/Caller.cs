namespace RyzeChatwoot.Domain.Accounts;

/// <summary>The caller that a token identifies (contract, section 2).</summary>
/// <param name="AccountId">The account that the token belongs to.</param>
/// <param name="OnlyInstance">
/// The one instance name that a TokenInstance may act on; null for a TokenAccount, which acts on every instance of its account.
/// </param>
public sealed record Caller(long AccountId, string? OnlyInstance)
{
    /// <summary>Whether this token may name that instance at all; says nothing about whether the instance exists.</summary>
    public bool MayName(string instanceName) => OnlyInstance is null || OnlyInstance == instanceName;
}
