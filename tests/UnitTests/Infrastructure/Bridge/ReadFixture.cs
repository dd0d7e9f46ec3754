using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>Shared reads on a clock that stands still and a bridge that waits for the test.</summary>
internal sealed class ReadFixture
{
    /// <summary>Only a test that fails waits for anything.</summary>
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(5);

    private readonly ReadCoalescer reads;

    public ReadFixture(int maxReads = 32)
    {
        var options = new BridgeOptions { MaxReads = maxReads };
        Circuit = new ReadCircuit(options, Clock, NullLogger<ReadCircuit>.Instance);
        reads = new ReadCoalescer(Circuit);
    }

    public FakeTimeProvider Clock { get; } = new();

    public PausedReader Bridge { get; } = new();

    public ReadCircuit Circuit { get; }

    /// <summary>When this returns, the caller waits for the bridge, or has its response already.</summary>
    public Task<BridgeReadReply> ReadAsync(string id, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(id, token => Bridge.ReadAsync(id, token), isBackground: false, cancellationToken).WaitAsync(TestTimeout, TimeProvider.System, CancellationToken.None);

    /// <summary>As the status watch reads.</summary>
    public Task<BridgeReadReply> ReadInBackgroundAsync(string id) =>
        reads.ReadAsync(id, token => Bridge.ReadAsync(id, token), isBackground: true, CancellationToken.None).WaitAsync(TestTimeout, TimeProvider.System);

    public Task<BridgeReadReply>[] ReadConcurrently(string id, int callers) => [.. Enumerable.Range(0, callers).Select(_ => ReadAsync(id))];

    /// <summary>Whether one more caller for this integration gets to wait for the bridge; it hangs up at once.</summary>
    public async Task<bool> AdmitsAsync(string id)
    {
        using var hangUp = new CancellationTokenSource();
        var caller = ReadAsync(id, hangUp.Token);
        await hangUp.CancelAsync();
        try
        {
            return await caller is not BridgeReadReply.Busy;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
