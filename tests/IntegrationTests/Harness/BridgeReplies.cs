using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>What a healthy bridge responds (contract, section 8).</summary>
public static class BridgeReplies
{
    public static readonly BridgeReply Terminated = BridgeReply.Status(204);

    public static BridgeReply Activated(string id, long? inboxId = null) =>
        BridgeReply.Json(201, JsonSerializer.Serialize(new { id, status = "active", inbox_id = inboxId }));

    public static BridgeReply Live(string status, string? lastError = null, long? inboxId = null) =>
        BridgeReply.Json(200, JsonSerializer.Serialize(new { id = "int_1", status, last_error = lastError, inbox_id = inboxId }));

    /// <summary>A reply with which the route succeeds, for each kind of call.</summary>
    public static BridgeReply Success(BridgeCall call) => call switch
    {
        BridgeCall.Activate => Activated("int_1"),
        BridgeCall.Read => Live("active"),
        BridgeCall.Terminate => Terminated,
    };

    /// <summary>
    /// A reply after which the route responds with 2xx and which carries a text wherever one is read, for each kind of call. A delete succeeds
    /// after a failure, too, and the text of no other reply to it would be read.
    /// </summary>
    public static BridgeReply Success(BridgeCall call, string text) => call switch
    {
        BridgeCall.Activate => BridgeReply.Json(201, JsonSerializer.Serialize(new { id = "int_1", status = "error", inbox_name = text, last_error = text })),
        BridgeCall.Read => Live("error", text, inboxId: 42),
        BridgeCall.Terminate => BridgeReply.Text(400, text, "text/plain"),
    };

    /// <summary>An error with the bridge's text and Chatwoot's status.</summary>
    public static BridgeReply Refused(int status, string message, int? upstreamStatus = null) =>
        BridgeReply.Json(status, JsonSerializer.Serialize(new { error = new { message, upstream_status = upstreamStatus } }));
}
