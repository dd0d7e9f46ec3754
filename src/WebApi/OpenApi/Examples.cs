using RyzeChatwoot.WebApi.Controllers;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>One example of each body.</summary>
internal static class Examples
{
    public const string Activation =
        """
        {"chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,"chatwootApiToken":"the-token-of-a-chatwoot-administrator","inboxName":"WhatsApp - Orion","signMessages":true,"ignoreGroups":false,"startAsPending":false,"reopenResolved":true}
        """;

    private const string Activated =
        """
        {"instance":"suporte","status":"active","bridge_integration_id":"int_xyz789abc","message":"chatwoot integration activated"}
        """;

    private const string Status =
        """
        {"instance_name":"suporte","status":"active","bridge_integration_id":"int_xyz789abc","chatwoot_base_url":"https://chatwoot.example.com","chatwoot_account_id":5,"chatwoot_inbox_id":42,"chatwoot_inbox_name":"WhatsApp - Orion","last_error":"","created_at":"2026-04-20T10:15:30Z"}
        """;

    private const string Deactivated =
        """
        {"message":"chatwoot integration deactivated"}
        """;

    /// <summary>A route's success: its status and body.</summary>
    public static (string Status, string Body) SuccessOf(string action) => action switch
    {
        nameof(ChatwootController.List) => ("200", Status),
        nameof(ChatwootController.Set) => ("201", Activated),
        nameof(ChatwootController.Delete) => ("200", Deactivated),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not a route of the module."),
    };
}
