using System.Collections.Concurrent;

namespace RyzeChatwoot.BridgeMock;

/// <summary>The calls in the order of their arrival, and a signal for each arrival.</summary>
internal sealed class CallLog
{
    private readonly Lock gate = new();
    private readonly List<RecordedCall> calls = [];
    private readonly Dictionary<BridgeCall, int> counts = [];
    private readonly ConcurrentDictionary<(BridgeCall Call, int Count), TaskCompletionSource<RecordedCall>> arrivals = new();

    public RecordedCall Add(RecordedCall call)
    {
        lock (gate)
        {
            call = call with { Order = calls.Count + 1 };
            calls.Add(call);
            if (call.Call is not { } kind) return call;

            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            Arrival(kind, counts[kind]).SetResult(call);
            return call;
        }
    }

    public RecordedCall[] Snapshot()
    {
        lock (gate) return [.. calls];
    }

    /// <returns>The <paramref name="count"/>-th call of this kind.</returns>
    /// <exception cref="TimeoutException">It did not arrive in time.</exception>
    public async Task<RecordedCall> WaitAsync(BridgeCall call, int count, TimeSpan timeout)
    {
        try
        {
            return await Arrival(call, count).Task.WaitAsync(timeout, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            var seen = Snapshot();
            throw new TimeoutException(
                $"{call} call number {count} did not reach the bridge within {timeout.TotalSeconds:0.###} s. "
                + (seen.Length == 0 ? "No call did." : $"Calls that did: {string.Join(", ", seen.AsEnumerable())}."));
        }
    }

    private TaskCompletionSource<RecordedCall> Arrival(BridgeCall call, int count) =>
        arrivals.GetOrAdd((call, count), _ => new TaskCompletionSource<RecordedCall>(TaskCreationOptions.RunContinuationsAsynchronously));
}
