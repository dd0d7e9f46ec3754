namespace RyzeChatwoot.Domain.Integrations;

/// <summary>The rules of an activation's fields (contract, section 7); that of the URL is <see cref="ChatwootUrl"/>.</summary>
public static class ChatwootRules
{
    private const string Controls = @"\u0000-\u001F\u007F-\u009F";

    private const string BidirectionalOverrides = @"\u202A-\u202E\u2066-\u2069";

    // Line separators, formatting and private characters, besides the controls.
    private const string Invisible = @"\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uE000-\uF8FF\uFEFF\uFFF0-\uFFFF";

    private const string TokenFault = "must be 1 to 512 printable characters";

    /// <summary>What is wrong with an account id that is no whole number above 0, to follow the field's name.</summary>
    public const string AccountIdFault = "must be an integer above 0";

    /// <summary><c>chatwootApiToken</c>.</summary>
    public static readonly TextRule ApiToken = new(512, TokenFault, (Controls + Invisible, TokenFault));

    /// <summary><c>inboxName</c>. Joiners are allowed: emoji are made with them.</summary>
    public static readonly TextRule InboxName = new(
        255,
        "must be 1 to 255 characters",
        (Controls, "must not contain control characters"),
        (BidirectionalOverrides, "must not contain bidirectional overrides"));

    /// <summary>What is wrong with an account id, to follow the field's name; null where nothing is.</summary>
    public static string? FaultOfAccountId(long id) => id > 0 ? null : AccountIdFault;
}
