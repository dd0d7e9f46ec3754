using System.Text.Json;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>Replies of the bridge (contract, section 8).</summary>
internal static class BridgeReplies
{
    public const string Id = "int_xyz789abc";

    public static readonly BridgeReply Terminated = BridgeReply.Status(204);

    public static BridgeReply Activated(string id = Id, string? status = "active", long? inboxId = 42) =>
        BridgeReply.Json(201, JsonSerializer.Serialize(new { id, status, inbox_id = inboxId, inbox_name = "WhatsApp - Orion" }));

    public static BridgeReply Live(string status, string? lastError = null, long? inboxId = 42) =>
        BridgeReply.Json(200, JsonSerializer.Serialize(new { id = Id, status, last_error = lastError, inbox_id = inboxId }));

    /// <summary>A reply with which the route succeeds, for each kind of call.</summary>
    public static BridgeReply Success(BridgeCall call, string status) => call switch
    {
        BridgeCall.Activate => Activated(status: status),
        BridgeCall.Read => Live(status, "why"),
        BridgeCall.Terminate => Terminated,
    };

    /// <summary>An error with the bridge's words and Chatwoot's status.</summary>
    public static BridgeReply Refused(int upstreamStatus, string message) =>
        BridgeReply.Json(502, JsonSerializer.Serialize(new { error = new { message, upstream_status = upstreamStatus } }));
}
