using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BridgeMetricsTests
{
    private readonly RecordedMeters meters = new();
    private readonly ReadCircuit circuit =
        new(new BridgeOptions(), TimeProvider.System, NullLogger<ReadCircuit>.Instance);

    private readonly BridgeMetrics metrics;

    public BridgeMetricsTests() => metrics = new BridgeMetrics(meters, circuit, TimeProvider.System);

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
        await metrics.ReadAsync(Task.FromResult(new BridgeReading(reply, IsOutage: false)));

        Assert.That(meters.Measured, Is.EqualTo((string[])[$"ryze_chatwoot.bridge.call.duration operation=read outcome={outcome}"]));
    }

    [TestCaseSource(nameof(Terminations))]
    public async Task Records_the_outcome_of_a_termination(BridgeTerminateReply reply, string outcome)
    {
        await metrics.TerminateAsync(Task.FromResult(reply));

        Assert.That(meters.Measured, Is.EqualTo((string[])[$"ryze_chatwoot.bridge.call.duration operation=terminate outcome={outcome}"]));
    }

    [TestCaseSource(nameof(Activations))]
    public async Task Records_the_outcome_of_an_activation(BridgeActivateReply reply, string outcome)
    {
        await metrics.ActivateAsync(Task.FromResult(reply));

        Assert.That(meters.Measured, Is.EqualTo((string[])[$"ryze_chatwoot.bridge.call.duration operation=activate outcome={outcome}"]));
    }

    [Test]
    public void Records_a_cancelled_call()
    {
        var call = Task.FromCanceled<BridgeReading>(new CancellationToken(canceled: true));

        Assert.That(() => metrics.ReadAsync(call), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(meters.Measured, Is.EqualTo((string[])["ryze_chatwoot.bridge.call.duration operation=read outcome=cancelled"]));
    }

    [Test]
    public void Records_whether_the_circuit_is_open()
    {
        meters.Observe();
        for (var failure = 0; failure < 3; failure++)
        {
            circuit.Record(new BridgeReading(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), IsOutage: true));
        }

        meters.Observe();

        Assert.That(meters.Measured, Is.EqualTo((string[])["ryze_chatwoot.breaker.open 0", "ryze_chatwoot.breaker.open 1"]));
    }
}
