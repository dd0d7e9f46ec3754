using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Bridge;

#pragma warning disable CA1001 // Without a timer the token source holds nothing, and whoever hangs up last may be later than the answer.
/// <summary>One call to the bridge and those who wait for it. <see cref="Callers"/> is guarded by the owner's lock.</summary>
internal sealed class CoalescedRead(string bridgeIntegrationId, LinkedListNode<long> place)
#pragma warning restore CA1001
{
    // Callers go on where the answer was read: nobody holds a lock there, and another thread would have to be woken for each of them.
    private readonly TaskCompletionSource<BridgeReadReply> reply = new();
    private readonly CancellationTokenSource calledOff = new();

    public string BridgeIntegrationId => bridgeIntegrationId;

    /// <summary>Its place among the reads under way.</summary>
    public LinkedListNode<long> Place => place;

    public int Callers { get; set; }

    public Task<BridgeReadReply> Reply => reply.Task;

    /// <summary>Nobody waits any more.</summary>
    public CancellationToken CalledOff => calledOff.Token;

    public void CallOff() => calledOff.Cancel();

    public void Finish(BridgeReadReply answer) => reply.TrySetResult(answer);

    public void Fail(Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            reply.TrySetCanceled();
        }
        else
        {
            reply.TrySetException(exception);
        }
    }
}
