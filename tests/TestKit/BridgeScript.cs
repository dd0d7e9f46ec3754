using System.Collections.Concurrent;

namespace RyzeChatwoot.TestKit;

/// <summary>The answers that a test has laid out. One for a certain id goes before one for any id.</summary>
internal sealed class BridgeScript
{
    private readonly ConcurrentDictionary<(BridgeCall Call, string? Id), Func<RecordedCall, BridgeReply>> replies = new();

    /// <param name="call">The call to answer.</param>
    /// <param name="id">Null for any id.</param>
    /// <param name="reply">Computes the answer, possibly on several threads at once.</param>
    public void Set(BridgeCall call, string? id, Func<RecordedCall, BridgeReply> reply) => replies[(call, id)] = reply;

    public Func<RecordedCall, BridgeReply>? Find(RecordedCall call) =>
        call.Call is not { } kind ? null : replies.GetValueOrDefault((kind, call.Id)) ?? replies.GetValueOrDefault((kind, null));
}
