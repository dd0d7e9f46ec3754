using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>The outcome of one read, retries included.</summary>
/// <param name="Reply">For the callers.</param>
/// <param name="IsOutage">Timed out, unreachable or 5xx: a failure of the bridge as a whole (contract, section 5, step 8).</param>
internal sealed record BridgeReading(BridgeReadReply Reply, bool IsOutage)
{
    /// <summary>The bridge took the request and sent no response in time: it may hang.</summary>
    public bool IsTimeout => Reply is BridgeReadReply.Failed { Fault: BridgeFault.Timeout };
}

/// <summary>One read over the wire, retries included.</summary>
internal delegate Task<BridgeReading> BridgeRead(CancellationToken cancellationToken);

/// <summary>
/// Coalesces reads (single flight): callers for the same integration share one read at the bridge, and <see cref="ReadCircuit"/> decides
/// whether one starts (contract, section 5, step 8). Thread-safe.
/// </summary>
internal sealed class ReadCoalescer(ReadCircuit circuit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, CoalescedRead> underWay = new(StringComparer.Ordinal);

    /// <summary>Reads an integration's status, or replies at once where the circuit does not admit the caller.</summary>
    /// <param name="bridgeIntegrationId">What callers share a read by.</param>
    /// <param name="send">The read, where none is under way; its token is cancelled when the last caller has disconnected.</param>
    /// <param name="isBackground">The caller is the status watch, which waits while callers of lists fill the bulkhead.</param>
    /// <param name="cancellationToken">This caller disconnected.</param>
    /// <exception cref="OperationCanceledException">The caller disconnected.</exception>
    public async Task<BridgeReadReply> ReadAsync(
        string bridgeIntegrationId, BridgeRead send, bool isBackground, CancellationToken cancellationToken)
    {
        if (StartOrJoin(bridgeIntegrationId, send, isBackground) is not { } read)
        {
            return await RefuseAsync(send, isBackground, cancellationToken);
        }

        try
        {
            return await read.Reply.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(read);
        }
    }

    private CoalescedRead? StartOrJoin(string bridgeIntegrationId, BridgeRead send, bool isBackground)
    {
        CoalescedRead? read;
        bool isNew;
        lock (gate)
        {
            isNew = !underWay.TryGetValue(bridgeIntegrationId, out read);
            if (!isNew)
            {
                if (!circuit.TryJoin())
                {
                    return null;
                }
            }
            else if (circuit.TryStart(isBackground) is { } slot)
            {
                read = underWay[bridgeIntegrationId] = new CoalescedRead(bridgeIntegrationId, slot);
            }
            else
            {
                return null;
            }

            read!.Callers++;
        }

        if (isNew)
        {
            _ = RunAsync(read, send);
        }

        return read;
    }

    private async ValueTask<BridgeReadReply> RefuseAsync(BridgeRead send, bool isBackground, CancellationToken cancellationToken)
    {
        BridgeReadReply reply = circuit.IsOpen ? new BridgeReadReply.CircuitOpen() : new BridgeReadReply.Busy();
        if (!circuit.TryStartTrial())
        {
            return reply;
        }

        // No caller of a list waits for a trial. The status watch does, so that it need not read the integration again.
        var trial = RunTrialAsync(send);
        return isBackground ? await trial.WaitAsync(cancellationToken) : reply;
    }

    private void Leave(CoalescedRead read)
    {
        circuit.Leave();
        lock (gate)
        {
            if (--read.Callers > 0 || read.Reply.IsCompleted)
            {
                return;
            }

            // The last caller disconnected. The next one starts a read of its own.
            Remove(read);
        }

        read.Cancel();
    }

    private async Task RunAsync(CoalescedRead read, BridgeRead send)
    {
        try
        {
            var reading = await send(read.Cancelled);
            circuit.Record(reading);
            lock (gate)
            {
                Remove(read);
            }

            read.Finish(reading.Reply);
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the callers of the read.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                Remove(read);
            }

            read.Fail(exception);
        }
    }

    private async Task<BridgeReadReply> RunTrialAsync(BridgeRead send)
    {
        var reading = await send(CancellationToken.None);
        circuit.RecordTrial(reading);
        return reading.Reply;
    }

    private void Remove(CoalescedRead read)
    {
        if (underWay.TryGetValue(read.BridgeIntegrationId, out var current) && current == read)
        {
            underWay.Remove(read.BridgeIntegrationId);
        }

        circuit.End(read.Slot);
    }

#pragma warning disable CA1001 // Without a timer the token source holds nothing, and the last caller may hang up after the response.
    /// <summary>A read that is under way and its callers. <see cref="Callers"/> is guarded by the coalescer's lock.</summary>
    private sealed class CoalescedRead(string bridgeIntegrationId, LinkedListNode<ReadSlot> slot)
#pragma warning restore CA1001
    {
        // Continuations run on the thread that completes the read: it holds no lock, and each of them would need a thread of its own.
        private readonly TaskCompletionSource<BridgeReadReply> reply = new();
        private readonly CancellationTokenSource cancellation = new();

        public string BridgeIntegrationId => bridgeIntegrationId;

        public LinkedListNode<ReadSlot> Slot => slot;

        public int Callers { get; set; }

        public Task<BridgeReadReply> Reply => reply.Task;

        public CancellationToken Cancelled => cancellation.Token;

        public void Cancel() => cancellation.Cancel();

        public void Finish(BridgeReadReply result) => reply.TrySetResult(result);

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
}
