using System.Text.Json.Nodes;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Controllers;
using RyzeChatwoot.WebApi.Health;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>One example of each body.</summary>
internal static class Examples
{
    public const string Activation =
        """
        {"chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,"chatwootApiToken":"the-token-of-a-chatwoot-administrator","inboxName":"WhatsApp - Orion","signMessages":true,"ignoreGroups":false,"startAsPending":false,"reopenResolved":true}
        """;

    public const string Healthy =
        """
        {"status":"ok","service":"RyzeAPI","uptime":"12h34m56s","timestamp":"2026-04-20T10:15:30Z","checks":{"db":"ok"}}
        """;

    public const string Degraded =
        """
        {"status":"degraded","service":"RyzeAPI","uptime":"12h34m56s","timestamp":"2026-04-20T10:15:30Z","checks":{"db":"fail: no answer within 2 s"}}
        """;

    public const string Alive =
        """
        {"status":"ok"}
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

    private const string Error =
        """
        {"success":false,"error":{"message":"instance not found"}}
        """;

    /// <summary>The example of one field, taken from that of its body; null where it is an object with examples of its own.</summary>
    public static JsonNode? OfField(Type owner, string field)
    {
        var body = owner.Name switch
        {
            nameof(StatusResponse) => JsonNode.Parse(Status),
            nameof(ActivatedResponse) => JsonNode.Parse(Activated),
            nameof(DeactivatedResponse) => JsonNode.Parse(Deactivated),
            nameof(ErrorResponse) => JsonNode.Parse(Error),
            nameof(ErrorBody) => JsonNode.Parse(Error)!["error"],
            nameof(HealthResponse) => JsonNode.Parse(Healthy),
            nameof(HealthChecks) => JsonNode.Parse(Healthy)!["checks"],
            nameof(LiveResponse) => JsonNode.Parse(Alive),
            _ => null,
        };
        return body?[field] is { } example and not JsonObject ? example.DeepClone() : null;
    }

    /// <summary>A route's success: its status and body; null where no example is declared.</summary>
    public static (string Status, string Body)? SuccessOf(string action) => action switch
    {
        nameof(ChatwootController.List) => ("200", Status),
        nameof(ChatwootController.Set) => ("201", Activated),
        nameof(ChatwootController.Delete) => ("200", Deactivated),
        _ => null,
    };
}
