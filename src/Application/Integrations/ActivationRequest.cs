using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>What an integration is to be.</summary>
/// <remarks>The body of an activation before its rules are checked (contract, section 7); fields bear the names that callers use.</remarks>
public sealed record ActivationRequest
{
    /// <summary>Where Chatwoot lives. Required.</summary>
    public Field<string> ChatwootBaseUrl { get; init; }

    /// <summary>The Chatwoot account. Required.</summary>
    public Field<long> ChatwootAccountId { get; init; }

    /// <summary>The token of a Chatwoot administrator. Required; shown in no message.</summary>
    public Field<ApiToken> ChatwootApiToken { get; init; }

    /// <summary>The inbox to create. Required.</summary>
    public Field<string> InboxName { get; init; }

    /// <summary>Whether agents' names are added to their messages.</summary>
    public Field<bool> SignMessages { get; init; }

    /// <summary>Whether WhatsApp groups are left out.</summary>
    public Field<bool> IgnoreGroups { get; init; }

    /// <summary>Whether new conversations start as pending.</summary>
    public Field<bool> StartAsPending { get; init; }

    /// <summary>Whether a new message reopens a resolved conversation.</summary>
    public Field<bool> ReopenResolved { get; init; }

    /// <summary>The settings that the form asks for, normalised.</summary>
    /// <exception cref="InvalidOperationException">The form breaks a rule.</exception>
    public ChatwootSettings ToSettings() => new(
        ChatwootUrl.Normalize(ChatwootBaseUrl.Value, out var fault) ?? throw new InvalidOperationException($"chatwootBaseUrl {fault}"),
        ChatwootAccountId.Value,
        ChatwootApiToken.Value,
        InboxName.Value.Trim(),
        IsOn(SignMessages),
        IsOn(IgnoreGroups),
        IsOn(StartAsPending),
        IsOn(ReopenResolved));

    private static bool IsOn(Field<bool> flag) => flag.HasValue && flag.Value;
}
