
namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>The ways in which a bridge fails to send a response that can be used.</summary>
public enum Fault
{
    Refused,
    Reset,
    ClosedWithoutResponse,
    RandomData,
    MalformedChunk,
    Hang,
    LateResponse,
    Drip,
    HangInBody,
    Unauthorized,
    NotFound,
    TooManyRequests,
    ServerError,
    Html,
    BrokenJson,
    JsonArray,
    UnknownStatus,
    EmptyBody,
    FiveMebibytes,
    FiveMebibytesInChunks,
    Redirect,
    Truncated,
}

/// <summary>Makes a stubbed bridge fail.</summary>
public static class Faults
{
    private const string Good = """{"id":"int_bad","status":"error","last_error":"from a broken bridge","inbox_id":99}""";

    /// <summary>From now on, these calls fail.</summary>
    public static Task BreakAsync(this BridgeStub bridge, BridgeCall call, Fault fault)
    {
        if (fault == Fault.Refused)
        {
            return bridge.StopAsync();
        }

        bridge.On(call, Reply(bridge, fault));
        return Task.CompletedTask;
    }

    private static BridgeReply Reply(BridgeStub bridge, Fault fault) => fault switch
    {
        Fault.Refused => throw new ArgumentOutOfRangeException(nameof(fault), "A stopped bridge sends no reply."),
        Fault.Reset => BridgeReply.Reset(),
        Fault.ClosedWithoutResponse => BridgeReply.CloseWithoutResponse(),
        Fault.RandomData => BridgeReply.RandomData(),
        Fault.MalformedChunk => BridgeReply.MalformedChunk(),
        Fault.Hang => BridgeReply.Hang(),
        Fault.LateResponse => BridgeReply.Json(200, Good).After(TimeSpan.FromSeconds(12)),
        Fault.Drip => BridgeReply.Drip(Good, TimeSpan.FromMilliseconds(100)),
        Fault.HangInBody => BridgeReply.HangInBody(Good[..^1]),
        Fault.Unauthorized => BridgeReply.Json(401, """{"error":"unauthorized"}"""),
        Fault.NotFound => BridgeReply.Json(404, """{"error":{"message":"no such route"}}"""),
        Fault.TooManyRequests => BridgeReply.Json(429, """{"message":"slow down"}"""),
        Fault.ServerError => BridgeReply.Text(500, "panic", "text/plain"),
        Fault.Html => BridgeReply.Text(200, "<html><body>Welcome</body></html>", "text/html"),
        Fault.BrokenJson => BridgeReply.Json(200, Good[..^1]),
        Fault.JsonArray => BridgeReply.Json(200, $"[{Good}]"),
        Fault.UnknownStatus => BridgeReply.Json(200, """{"id":"int_bad","status":"on fire","inbox_id":99}"""),
        Fault.EmptyBody => BridgeReply.Status(200),
        Fault.FiveMebibytes => BridgeReply.Huge(5 * 1024 * 1024),
        Fault.FiveMebibytesInChunks => BridgeReply.Huge(5 * 1024 * 1024, declareLength: false),
        Fault.Redirect => BridgeReply.Redirect($"{bridge.BaseUrl}elsewhere"),
        Fault.Truncated => BridgeReply.TruncatedBody(Good, Good.Length + 100),
    };
}
