namespace RyzeChatwoot.Domain.Integrations;

/// <summary>The rules of an activation's fields (contract, section 7); that of the URL is <see cref="ChatwootUrl"/>.</summary>
public static class ChatwootRules
{
    private const string Controls = @"\u0000-\u001F\u007F-\u009F";

    private const string BidirectionalOverrides = @"\u202A-\u202E\u2066-\u2069";

    // Line separators, formatting and private characters, besides the controls.
    private const string Invisible = @"\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uE000-\uF8FF\uFEFF\uFFF0-\uFFFF";

    /// <summary>The rule of <see cref="ApiToken"/> as a regular expression (ECMA-262, Unicode mode), for the OpenAPI document.</summary>
    public const string ApiTokenPattern =
        $@"^\s*[^\s{Controls}{Invisible}](?:[^{Controls}{Invisible}]{{0,510}}[^\s{Controls}{Invisible}])?\s*$";

    /// <summary>The rule of <see cref="InboxName"/> as a regular expression (ECMA-262, Unicode mode), for the OpenAPI document.</summary>
    public const string InboxNamePattern =
        $@"^\s*[^\s{Controls}{BidirectionalOverrides}](?:[^{Controls}{BidirectionalOverrides}]{{0,253}}[^\s{Controls}{BidirectionalOverrides}])?\s*$";

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
