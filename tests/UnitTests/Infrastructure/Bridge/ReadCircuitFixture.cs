using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>The circuit of reads on a test's clock.</summary>
internal sealed class ReadCircuitFixture
{
    public static readonly BridgeReading Success = new(new BridgeReadReply.NotFound(), IsOutage: false);
    public static readonly BridgeReading Unreachable = new(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), IsOutage: true);

    public ReadCircuitFixture() => Circuit = new ReadCircuit(new BridgeOptions(), Clock, NullLogger<ReadCircuit>.Instance);

    public FakeTimeProvider Clock { get; } = new();

    public ReadCircuit Circuit { get; }

    /// <summary>Records reads that fail.</summary>
    public void Fail(int times) => Record(Unreachable, times);

    /// <summary>Records reads that succeed.</summary>
    public void Succeed(int times) => Record(Success, times);

    private void Record(BridgeReading reading, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Circuit.Record(reading);
        }
    }
}
