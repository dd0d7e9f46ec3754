namespace RyzeChatwoot.IntegrationTests.Concurrency;

/// <summary>
/// A bridge that fails at random, before it acts or after. One thing it must not do here: activate and then lose the response, because
/// then only the bridge knows the new id, and the service cannot terminate it.
/// </summary>
internal sealed class RandomFaults(int seed, Func<RecordedCall, string> words)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(25);

    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    /// <summary>Makes the bridge fail from now on.</summary>
    public void ApplyTo(UnreliableBridge bridge)
    {
        bridge.Before = call => Roll(100) < 30 ? Failure(call) : null;
        bridge.Afterwards = (call, reply) => call.Call != BridgeCall.Activate && Roll(100) < 15
            ? Lost(call)
            : reply.After(Longest * (Roll(100) / 100.0));
    }

    // 2xx and 404 would be lies here: the bridge has not terminated anything.
    private BridgeReply Failure(RecordedCall call) => call.Call switch
    {
        BridgeCall.Activate => Roll(8) switch
        {
            0 => BridgeReply.Reset(),
            1 => BridgeReply.Text(500, words(call), "text/plain"),
            2 => BridgeReply.Json(200, """{"status":"active"}"""),
            3 => BridgeReplies.Refused(401, words(call)),
            4 => BridgeReplies.Refused(502, $"HTTP 422 {words(call)}"),
            5 => BridgeReplies.Refused(502, words(call), upstreamStatus: 401),
            6 => BridgeReplies.Refused(502, words(call), upstreamStatus: 403),
            _ => BridgeReplies.Refused(502, words(call), upstreamStatus: 503),
        },
        BridgeCall.Read when Roll(4) == 0 => BridgeReply.Json(200, $$"""{"status":"{{call.Id}}"}"""),
        BridgeCall.Read when Roll(4) == 0 => BridgeReply.Status(404),
        _ => Lost(call),
    };

    private BridgeReply Lost(RecordedCall call) => Roll(5) switch
    {
        0 => BridgeReply.Reset(),
        1 => BridgeReply.Hang(),
        2 => BridgeReply.Text(503, words(call), "text/plain"),
        3 => BridgeReplies.Refused(500, words(call)),
        _ => BridgeReply.Json(429, """{"message":"slow down"}"""),
    };

    private int Roll(int sides)
    {
        lock (gate)
        {
            return random.Next(sides);
        }
    }
}
