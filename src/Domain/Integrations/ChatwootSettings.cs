namespace RyzeChatwoot.Domain.Integrations;

/// <summary>What a caller asks an integration to be; every field has passed the rules of contract section 7.</summary>
/// <param name="BaseUrl">Where Chatwoot lives, normalised by <see cref="ChatwootUrl"/>.</param>
/// <param name="AccountId">The Chatwoot account, above 0.</param>
/// <param name="ApiToken">The token of a Chatwoot administrator.</param>
/// <param name="InboxName">Trimmed, 1 to 255 characters.</param>
/// <param name="SignMessages">Whether agents' names are added to their messages.</param>
/// <param name="IgnoreGroups">Whether WhatsApp groups are left out.</param>
/// <param name="StartAsPending">Whether new conversations start as pending.</param>
/// <param name="ReopenResolved">Whether a new message reopens a resolved conversation.</param>
public sealed record ChatwootSettings(
    string BaseUrl,
    long AccountId,
    ApiToken ApiToken,
    string InboxName,
    bool SignMessages,
    bool IgnoreGroups,
    bool StartAsPending,
    bool ReopenResolved);
