using System.Diagnostics.Metrics;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Measures every call to the bridge by operation and outcome, and whether the circuit of reads is open.</summary>
internal sealed class BridgeMetrics
{
    private readonly TimeProvider clock;
    private readonly Histogram<double> duration;

    public BridgeMetrics(IMeterFactory meters, ReadCircuit circuit, TimeProvider clock)
    {
        this.clock = clock;
        var meter = meters.Create(Instrumentation.MeterName);
        duration = meter.CreateHistogram<double>("ryze_chatwoot.bridge.call.duration", "s", "Calls to the bridge, repetitions included.");
        meter.CreateObservableGauge("ryze_chatwoot.breaker.open", () => circuit.IsOpen ? 1 : 0, null, "1 while reads pause because the bridge fails.");
    }

    public Task<BridgeReading> ReadAsync(Task<BridgeReading> call) =>
        MeasureAsync(BridgeOperation.Read, call, static reading => reading.Reply switch
        {
            BridgeReadReply.NotFound => "not_found",
            BridgeReadReply.Failed failed => OutcomeOf(failed.Fault),
            _ => "ok",
        });

    public Task<BridgeTerminateReply> TerminateAsync(Task<BridgeTerminateReply> call) =>
        MeasureAsync(BridgeOperation.Terminate, call, static reply => reply is BridgeTerminateReply.Failed failed ? OutcomeOf(failed.Fault) : "ok");

    public Task<BridgeActivateReply> ActivateAsync(Task<BridgeActivateReply> call) =>
        MeasureAsync(BridgeOperation.Activate, call, static reply => reply switch
        {
            BridgeActivateReply.Rejected => "rejected",
            BridgeActivateReply.Failed failed => OutcomeOf(failed.Fault),
            _ => "ok",
        });

    private async Task<TReply> MeasureAsync<TReply>(BridgeOperation operation, Task<TReply> call, Func<TReply, string> outcomeOf)
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
                new KeyValuePair<string, object?>("operation", NameOf(operation)),
                new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    private static string NameOf(BridgeOperation operation) => operation switch
    {
        BridgeOperation.Read => "read",
        BridgeOperation.Terminate => "terminate",
        BridgeOperation.Activate => "activate",
    };

    private static string OutcomeOf(BridgeFault fault) => fault switch
    {
        BridgeFault.Timeout => "timeout",
        BridgeFault.Unreachable => "unreachable",
        BridgeFault.BadResponse => "bad_response",
    };
}
