using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>
/// A bridge with hooks between its steps: before it acts, and after it acted but before it responds. Every activation makes an
/// integration with an id of its own, <c>int_1</c>, <c>int_2</c> and so on, which runs until it is terminated.
/// </summary>
public sealed class UnreliableBridge
{
    private readonly ConcurrentDictionary<string, RecordedCall> running = new();
    private int activations;

    public UnreliableBridge(BridgeStub stub)
    {
        Stub = stub;
        stub.OnEveryCall((kind, call) => Before?.Invoke(call) ?? Respond(call, Act(kind, call)));
    }

    public BridgeStub Stub { get; }

    /// <summary>The integrations that run at this moment.</summary>
    public IReadOnlyCollection<string> LiveIds => [.. running.Keys];

    /// <summary>Called before the bridge acts; a reply is sent instead of acting, null means to act.</summary>
    public Func<RecordedCall, BridgeReply?>? Before { get; set; }

    /// <summary>Called after the bridge acted; a reply is sent instead of its own, null means to respond.</summary>
    public Func<RecordedCall, BridgeReply, BridgeReply?>? Afterwards { get; set; }

    /// <summary>Free text of its replies, from the activation that made the integration: <c>last_error</c> and <c>inbox_name</c>.</summary>
    public Func<RecordedCall, string?> Message { get; set; } = _ => null;

    /// <summary>Acts on every call and responds to it from now on.</summary>
    public void Heal() => (Before, Afterwards) = (null, null);

    /// <summary>Fails every call of a kind before acting on it, with a status that is not retried at once.</summary>
    public void Refuse(BridgeCall kind) => Before = call => call.Call == kind ? BridgeReply.Status(429) : null;

    /// <summary>Never responds to a call of a kind, and does not act on it either.</summary>
    public void Hang(BridgeCall kind) => Before = call => call.Call == kind ? BridgeReply.Hang() : null;

    /// <summary>Acts, and responds when the gate opens.</summary>
    public void RespondAfter(Task gate) => Afterwards = (_, reply) => reply.After(gate);

    /// <summary>The number in an id, which is also the id of the integration's inbox.</summary>
    public static long InboxOf(string id) => long.Parse(id.AsSpan("int_".Length), CultureInfo.InvariantCulture);

    /// <summary>What it says of an integration where no other text is set.</summary>
    public static string ErrorOf(string id) => $"{id} is paused";

    private BridgeReply Respond(RecordedCall call, BridgeReply reply) => Afterwards?.Invoke(call, reply) ?? reply;

    private BridgeReply Act(BridgeCall kind, RecordedCall call) => kind switch
    {
        BridgeCall.Activate => Activate(call),
        BridgeCall.Read => Read(call.Id!),
        BridgeCall.Terminate => Terminate(call.Id!),
    };

    private BridgeReply Activate(RecordedCall call)
    {
        var id = $"int_{Interlocked.Increment(ref activations)}";
        running[id] = call;
        return Json(201, new { id, status = "active", inbox_name = Message(call) });
    }

    private BridgeReply Read(string id) => running.TryGetValue(id, out var activation)
        ? Json(200, new { id, status = "paused", last_error = Message(activation) ?? ErrorOf(id), inbox_id = InboxOf(id) })
        : BridgeReply.Status(404);

    private BridgeReply Terminate(string id) => BridgeReply.Status(running.TryRemove(id, out _) ? 204 : 404);

    private static BridgeReply Json(int status, object body) => BridgeReply.Json(status, JsonSerializer.Serialize(body));
}
