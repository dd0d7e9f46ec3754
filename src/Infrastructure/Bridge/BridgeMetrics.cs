using System.Diagnostics.Metrics;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Measures every call to the bridge by operation and outcome, and whether the circuit of reads is open.</summary>
internal sealed class BridgeMetrics
{
    /// <summary>The outcome of a call that succeeded.</summary>
    public const string Ok = "ok";

    private readonly TimeProvider clock;
    private readonly Histogram<double> duration;

    public BridgeMetrics(IMeterFactory meters, ReadCircuit circuit, TimeProvider clock)
    {
        this.clock = clock;
        var meter = meters.Create(Instrumentation.MeterName);
        duration = meter.CreateHistogram<double>("ryze_chatwoot.bridge.call.duration", "s", "Calls to the bridge, repetitions included.");
        meter.CreateObservableGauge("ryze_chatwoot.breaker.open", () => circuit.IsOpen ? 1 : 0, null, "1 while reads pause because the bridge fails.");
    }

    /// <summary>Measures one call.</summary>
    /// <param name="operation">The attribute <c>operation</c>.</param>
    /// <param name="call">The call, already started.</param>
    /// <param name="outcomeOf">The attribute <c>outcome</c>; a call that throws is <c>cancelled</c>.</param>
    public async Task<TReply> MeasureAsync<TReply>(BridgeOperation operation, Task<TReply> call, Func<TReply, string> outcomeOf)
    {
        var startedAt = clock.GetTimestamp();
        var outcome = "cancelled";
        try
        {
            var reply = await call;
            outcome = outcomeOf(reply);
            return reply;
        }
        finally
        {
            duration.Record(
                clock.GetElapsedTime(startedAt).TotalSeconds,
                new KeyValuePair<string, object?>("operation", operation.Name),
                new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    /// <summary>The outcome of a call that failed.</summary>
    public static string OutcomeOf(BridgeFault fault) => fault switch
    {
        BridgeFault.Timeout => "timeout",
        BridgeFault.Unreachable => "unreachable",
        BridgeFault.BadResponse => "bad_response",
    };
}
