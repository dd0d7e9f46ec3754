using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>What an integration is to be. Only <see cref="Create"/> makes one, so every field has passed its rule (contract, section 7).</summary>
public sealed record ChatwootSettings
{
    private ChatwootSettings(string baseUrl, long accountId, ApiToken apiToken, string inboxName) =>
        (BaseUrl, AccountId, ApiToken, InboxName) = (baseUrl, accountId, apiToken, inboxName);

    /// <summary>The root of Chatwoot, as <see cref="ChatwootUrl.Normalize"/> writes it.</summary>
    public string BaseUrl { get; }

    /// <summary>The Chatwoot account, above 0.</summary>
    public long AccountId { get; }

    /// <summary>The token of a Chatwoot administrator, trimmed.</summary>
    public ApiToken ApiToken { get; }

    /// <summary>The inbox, trimmed: 1 to 255 characters.</summary>
    public string InboxName { get; }

    /// <summary>Whether agents' names are added to their messages.</summary>
    public bool SignMessages { get; init; }

    /// <summary>Whether WhatsApp groups are left out.</summary>
    public bool IgnoreGroups { get; init; }

    /// <summary>Whether new conversations start as pending.</summary>
    public bool StartAsPending { get; init; }

    /// <summary>Whether a new message reopens a resolved conversation.</summary>
    public bool ReopenResolved { get; init; }

    /// <summary>Checks each field that has a rule, and normalises it; the flags are off.</summary>
    /// <returns>The settings, or <see cref="IntegrationFailures.InvalidBody"/> with all faults; no fault repeats a value.</returns>
    public static Result<ChatwootSettings> Create(string baseUrl, long accountId, string apiToken, string inboxName)
    {
        (string Field, string? Fault)[] checks =
        [
            ("chatwootBaseUrl", ChatwootUrl.FaultOf(baseUrl)),
            ("chatwootAccountId", ChatwootRules.FaultOfAccountId(accountId)),
            ("chatwootApiToken", ChatwootRules.ApiToken.FaultOf(apiToken)),
            ("inboxName", ChatwootRules.InboxName.FaultOf(inboxName)),
        ];
        var faults = checks.Where(check => check.Fault is not null).Select(check => $"{check.Field} {check.Fault}").ToArray();
        if (faults.Length > 0)
        {
            return IntegrationFailures.InvalidBody(faults);
        }

        return new ChatwootSettings(ChatwootUrl.Normalize(baseUrl), accountId, new ApiToken(apiToken.Trim()), inboxName.Trim());
    }
}
