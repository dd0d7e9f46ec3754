using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BridgeMetricsTests
{
    private readonly IMeterFactory meters = Meters.NewFactory();
    private readonly ReadCircuit circuit =
        new(new BridgeOptions(), TimeProvider.System, NullLogger<ReadCircuit>.Instance);

    private readonly BridgeMetrics metrics;
    private readonly MetricCollector<double> calls;

    public BridgeMetricsTests()
    {
        metrics = new BridgeMetrics(meters, circuit, TimeProvider.System);
        calls = new MetricCollector<double>(meters, Instrumentation.MeterName, "ryze_chatwoot.bridge.call.duration");
    }

    private static IEnumerable<TestCaseData> Reads()
    {
        yield return new TestCaseData(new BridgeReadReply.Live(ALiveStatus()), "ok");
        yield return new TestCaseData(new BridgeReadReply.NotFound(), "not_found");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.Timeout, ""), "timeout");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), "unreachable");
        yield return new TestCaseData(new BridgeReadReply.Failed(BridgeFault.BadResponse, ""), "bad_response");
    }

    private static IEnumerable<TestCaseData> Terminations()
    {
        yield return new TestCaseData(new BridgeTerminateReply.Gone(), "ok");
        yield return new TestCaseData(new BridgeTerminateReply.Failed(BridgeFault.Unreachable, ""), "unreachable");
    }

    private static IEnumerable<TestCaseData> Activations()
    {
        yield return new TestCaseData(new BridgeActivateReply.Rejected(ChatwootCause.TokenRejected, 401, ""), "rejected");
        yield return new TestCaseData(new BridgeActivateReply.Failed(BridgeFault.BadResponse, ""), "bad_response");
    }

    [TestCaseSource(nameof(Reads))]
    public async Task Records_the_outcome_of_a_read(BridgeReadReply reply, string outcome)
    {
        await metrics.MeasureAsync(BridgeOperation.Read, Task.FromResult(reply), BridgeGateway.OutcomeOf);

        AssertRecorded("read", outcome);
    }

    [TestCaseSource(nameof(Terminations))]
    public async Task Records_the_outcome_of_a_termination(BridgeTerminateReply reply, string outcome)
    {
        await metrics.MeasureAsync(BridgeOperation.Terminate, Task.FromResult(reply), BridgeGateway.OutcomeOf);

        AssertRecorded("terminate", outcome);
    }

    [TestCaseSource(nameof(Activations))]
    public async Task Records_the_outcome_of_an_activation(BridgeActivateReply reply, string outcome)
    {
        await metrics.MeasureAsync(BridgeOperation.Activate, Task.FromResult(reply), BridgeGateway.OutcomeOf);

        AssertRecorded("activate", outcome);
    }

    [Test]
    public void Records_a_cancelled_call()
    {
        var call = Task.FromCanceled<BridgeReading>(new CancellationToken(canceled: true));

        Assert.That(() => metrics.MeasureAsync(BridgeOperation.Read, call, reading => BridgeGateway.OutcomeOf(reading.Reply)), Throws.InstanceOf<OperationCanceledException>());

        AssertRecorded("read", "cancelled");
    }

    [Test]
    public void Records_whether_the_circuit_is_open()
    {
        using var open = new MetricCollector<int>(meters, Instrumentation.MeterName, "ryze_chatwoot.breaker.open");
        open.RecordObservableInstruments();
        for (var failure = 0; failure < 3; failure++)
        {
            circuit.Record(new BridgeReading(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), IsOutage: true));
        }

        open.RecordObservableInstruments();

        Assert.That(open.GetMeasurementSnapshot().Select(measurement => measurement.Value), Is.EqualTo((int[])[0, 1]));
    }

    private void AssertRecorded(string operation, string outcome)
    {
        var call = calls.GetMeasurementSnapshot().Single();
        Assert.That(call.Tags, Is.EquivalentTo(new Dictionary<string, object?> { ["operation"] = operation, ["outcome"] = outcome }));
    }
}
