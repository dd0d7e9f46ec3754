using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>
/// Section 5, step 8 of the contract, under load: 50 lists a second over 40 instances on a test's clock. Each read completes when its
/// bridge says so; lists of an instance whose read is under way share it. A circuit that opened once fails a test although it closed again.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadCircuitLoadTests
{
    private const int Instances = 40;
    private const int CallsOfFailedRead = 2;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ReadBudget = TimeSpan.FromSeconds(10);

    private static readonly BridgeReading Healthy = new(new BridgeReadReply.NotFound(), IsOutage: false);
    private static readonly BridgeReading TimedOut = new(new BridgeReadReply.Failed(BridgeFault.Timeout, ""), IsOutage: true);
    private static readonly BridgeReading Unavailable = new(new BridgeReadReply.Failed(BridgeFault.BadResponse, "HTTP 503"), IsOutage: true);
    private static readonly BridgeReading Refused = new(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), IsOutage: true);

    private readonly FakeTimeProvider clock = new();
    private readonly PriorityQueue<(TaskCompletionSource<BridgeReading> Read, BridgeReading Outcome), TimeSpan> pending = new();
    private readonly ReadCircuit circuit;
    private readonly ReadCoalescer reads;
    private TimeSpan elapsed;
    private int started;

    public ReadCircuitLoadTests()
    {
        circuit = new ReadCircuit(new BridgeOptions(), clock, NullLogger<ReadCircuit>.Instance);
        reads = new ReadCoalescer(circuit);
    }

    [Test]
    public void A_list_every_15_seconds_opens_it_after_the_third_failure()
    {
        var openAfter = new List<bool>();
        for (var list = 0; list < 3; list++)
        {
            List(instance: 0, () => (Unavailable, Quick));
            Advance(TimeSpan.FromSeconds(15));
            openAfter.Add(circuit.IsOpen);
        }

        Assert.That(openAfter, Is.EqualTo((bool[])[false, false, true]));
    }

    [Test]
    public void Every_tenth_read_timing_out_does_not_open_it_in_ten_minutes()
    {
        (BridgeReading, TimeSpan) Bridge() => started % 10 == 0 ? (TimedOut, ReadBudget) : (Healthy, Quick);

        var open = Enumerable.Range(0, 30_000).Where(list => IsOpenAfter(list % Instances, Bridge)).ToArray();

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void One_read_in_ten_timing_out_at_random_does_not_open_it_in_ten_minutes([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        (BridgeReading, TimeSpan) Bridge() => random.Next(10) == 0 ? (TimedOut, ReadBudget) : (Healthy, Quick * random.Next(1, 5));

        // Each list has an instance of its own: every list is a read.
        var open = Enumerable.Range(0, 30_000).Where(list => IsOpenAfter(list, Bridge)).ToArray();

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void A_loaded_bridge_that_starts_to_fail_is_called_at_most_60_times_for_1000_lists([Values] bool isRefused)
    {
        var random = new Random(1);
        for (var list = 0; list < 500; list++)
        {
            IsOpenAfter(random.Next(Instances), () => (Healthy, Quick));
        }

        started = 0;
        var failure = isRefused ? Refused : Unavailable;

        // A failed read includes one retry after a jittered delay around 150 ms.
        (BridgeReading, TimeSpan) Bridge() => (failure, Quick + TimeSpan.FromMilliseconds(random.Next(450)));
        var open = Enumerable.Range(0, 1000).Select(_ => IsOpenAfter(random.Next(Instances), Bridge)).ToArray();

        Assert.That(Array.IndexOf(open, true), Is.InRange(0, 99), "open within 2 s");
        Assert.That(started * CallsOfFailedRead, Is.AtMost(60));
    }

    private bool IsOpenAfter(int instance, Func<(BridgeReading Outcome, TimeSpan Duration)> bridge)
    {
        List(instance, bridge);
        Advance(Tick);
        return circuit.IsOpen;
    }

    private void List(int instance, Func<(BridgeReading Outcome, TimeSpan Duration)> bridge) => _ = reads.ReadAsync(
        $"int_{instance}",
        _ =>
        {
            started++;
            var (outcome, duration) = bridge();
            var read = new TaskCompletionSource<BridgeReading>();
            pending.Enqueue((read, outcome), elapsed + duration);
            return read.Task;
        },
        isBackground: false,
        CancellationToken.None);

    private void Advance(TimeSpan by)
    {
        var end = elapsed + by;
        while (pending.TryPeek(out var next, out var due) && due <= end)
        {
            pending.Dequeue();
            AdvanceTo(due);
            next.Read.SetResult(next.Outcome);
        }

        AdvanceTo(end);
    }

    private void AdvanceTo(TimeSpan at)
    {
        clock.Advance(at - elapsed);
        elapsed = at;
    }
}
