using System.Text;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>Bodies of activations.</summary>
internal static class RequestBodies
{
    public const string ApiToken = "chatwoot-token-that-no-output-shows";

    /// <summary>A valid one, with every field.</summary>
    public const string Valid =
        $$"""
        {"chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,"chatwootApiToken":"{{ApiToken}}","inboxName":"WhatsApp - Orion","signMessages":true,"ignoreGroups":false,"startAsPending":false,"reopenResolved":true}
        """;

    /// <summary>A valid one, with what is required only.</summary>
    public const string Minimal =
        $$"""
        {"chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,"chatwootApiToken":"{{ApiToken}}","inboxName":"WhatsApp - Orion"}
        """;

    /// <summary>The valid one with another value, written as JSON, in one field.</summary>
    public static string With(string field, string json) => Change(body => body[field] = JsonNode.Parse(json));

    public static string Without(string field) => Change(body => body.Remove(field));

    /// <summary>The valid one, padded with an unknown field.</summary>
    public static string OfBytes(int bytes)
    {
        const string start = "{\"padding\":\"";
        const string end = "\",";
        var padding = bytes - (start.Length + end.Length + Encoding.UTF8.GetByteCount(Valid) - 1);
        return string.Concat(start, new string('x', padding), end, Valid[1..]);
    }

    private static string Change(Action<JsonObject> change)
    {
        var body = JsonNode.Parse(Valid)!.AsObject();
        change(body);
        return body.ToJsonString();
    }
}
