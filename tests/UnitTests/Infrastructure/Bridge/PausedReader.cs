using System.Collections.Concurrent;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>A bridge that responds when the test says so.</summary>
internal sealed class PausedReader
{
    private readonly ConcurrentQueue<PausedRead> calls = new();

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyList<PausedRead> Calls => [.. calls];

    public Task<BridgeReading> ReadAsync(string bridgeIntegrationId, CancellationToken cancellationToken)
    {
        var call = new PausedRead(bridgeIntegrationId, cancellationToken);
        calls.Enqueue(call);
        return call.Reading;
    }
}

/// <summary>A call that waits for its response or its cancellation.</summary>
internal sealed class PausedRead
{
    private readonly TaskCompletionSource<BridgeReading> reading = new();
    private readonly CancellationTokenRegistration cancellation;

    public PausedRead(string id, CancellationToken cancellationToken)
    {
        Id = id;
        CancellationToken = cancellationToken;
        cancellation = cancellationToken.Register(() =>
        {
            if (!IgnoresCancellation)
            {
                reading.TrySetCanceled(cancellationToken);
            }
        });
    }

    public string Id { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Whether it ignores its cancellation.</summary>
    public bool IgnoresCancellation { get; set; }

    public Task<BridgeReading> Reading => reading.Task;

    public static BridgeReadReply Live { get; } = new BridgeReadReply.Live(new LiveStatus(IntegrationStatus.Active, "", 7));

    public static BridgeReadReply Failed { get; } = new BridgeReadReply.Failed(BridgeFault.Timeout, "no response within 10 s");

    public void Respond() => Finish(new BridgeReading(Live, IsOutage: false));

    public void FailAsRefusal() => Finish(new BridgeReading(new BridgeReadReply.Failed(BridgeFault.Unreachable, ""), IsOutage: true));

    public void FailAsOutage() => Finish(new BridgeReading(Failed, IsOutage: true));

    public void Throw(Exception exception)
    {
        cancellation.Dispose();
        reading.SetException(exception);
    }

    private void Finish(BridgeReading outcome)
    {
        cancellation.Dispose();
        reading.SetResult(outcome);
    }
}
