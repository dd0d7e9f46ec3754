using System.Net;
using System.Text.Json;

namespace RyzeChatwoot.BridgeMock;

/// <summary>The documented behaviour of the calls (contract, section 8).</summary>
internal sealed class IntegrationStore
{
    private static readonly string[] Texts =
        ["instance_name", "ryzeapi_url", "chatwoot_base_url", "chatwoot_api_token", "inbox_name"];

    private static readonly string[] Flags = ["sign_messages", "ignore_groups", "start_as_pending", "reopen_resolved"];

    private readonly Lock gate = new();
    private readonly Dictionary<string, MockIntegration> integrations = [];
    private int activations;

    public IReadOnlyList<MockIntegration> Snapshot()
    {
        lock (gate) return [.. integrations.Values];
    }

    public void Update(string id, string status, string? lastError, long? inboxId)
    {
        lock (gate) integrations[id] = integrations[id] with { Status = status, LastError = lastError, InboxId = inboxId };
    }

    public BridgeReply Respond(RecordedCall call) => call.Call switch
    {
        BridgeCall.Activate => Activate(call),
        BridgeCall.Read => Read(call.Id!),
        BridgeCall.Terminate => Terminate(call.Id!),
        null => BridgeReply.Error((int)HttpStatusCode.NotFound, "no such route"),
    };

    private BridgeReply Activate(RecordedCall call)
    {
        if (FindInvalidField(call.Body) is { } field)
        {
            return BridgeReply.Error((int)HttpStatusCode.BadRequest, $"{field} is missing or has the wrong type");
        }

        var body = call.ReadJson();
        lock (gate)
        {
            var id = $"int_{++activations}";
            integrations[id] = new MockIntegration(
                id, body.GetProperty("instance_name").GetString()!, body.GetProperty("inbox_name").GetString()!, "active", null, null);
            return Describe(HttpStatusCode.Created, integrations[id]);
        }
    }

    private BridgeReply Read(string id)
    {
        lock (gate) return integrations.TryGetValue(id, out var found) ? Describe(HttpStatusCode.OK, found) : NotFound();
    }

    private BridgeReply Terminate(string id)
    {
        lock (gate) return integrations.Remove(id) ? BridgeReply.Status((int)HttpStatusCode.NoContent) : NotFound();
    }

    private static BridgeReply NotFound() => BridgeReply.Error((int)HttpStatusCode.NotFound, "integration not found");

    private static BridgeReply Describe(HttpStatusCode status, MockIntegration integration) => BridgeReply.Json((int)status, new
    {
        id = integration.Id,
        status = integration.Status,
        last_error = integration.LastError,
        inbox_id = integration.InboxId,
        inbox_name = integration.InboxName,
    });

    private static string? FindInvalidField(string json)
    {
        JsonElement body;
        try
        {
            body = JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return "body";
        }

        if (body.ValueKind != JsonValueKind.Object) return "body";

        return Texts.FirstOrDefault(name => KindOf(name) != JsonValueKind.String || body.GetProperty(name).GetString() is "")
            ?? Flags.FirstOrDefault(name => KindOf(name) is not (JsonValueKind.True or JsonValueKind.False))
            ?? (KindOf("chatwoot_account_id") == JsonValueKind.Number ? null : "chatwoot_account_id");

        JsonValueKind KindOf(string name) => body.TryGetProperty(name, out var value) ? value.ValueKind : JsonValueKind.Undefined;
    }
}
