using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// Reads that cannot hurt (contract, section 5, step 8): callers who ask for the same integration share one call, the number of calls
/// under way is bounded, and nobody queues behind a bridge that fails or gives no sign of life. Thread-safe.
/// </summary>
internal sealed class ReadCoalescer(IBridgeReader reader, ReadBreaker breaker, BridgeOptions options, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, CoalescedRead> underWay = new(StringComparer.Ordinal);
    private readonly ReadPatience patience = new(options, clock);

    /// <summary>Reads an integration's status, or says at once why the bridge is not asked.</summary>
    /// <exception cref="OperationCanceledException">The caller hung up.</exception>
    public async Task<BridgeReadReply> ReadAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken)
    {
        if (breaker.IsOpen(out var isTrialDue))
        {
            if (isTrialDue)
            {
                _ = TryAgainAsync(bridgeIntegrationId, apiToken);
            }

            return new BridgeReadReply.CircuitOpen();
        }

        if (Join(bridgeIntegrationId, apiToken) is not { } read)
        {
            return new BridgeReadReply.Busy();
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

    /// <summary>Joins the read of an integration, or starts it; null when there is no place for one more caller.</summary>
    private CoalescedRead? Join(string bridgeIntegrationId, ApiToken apiToken)
    {
        CoalescedRead? read;
        bool isNew;
        lock (gate)
        {
            isNew = !underWay.TryGetValue(bridgeIntegrationId, out read);
            if (!patience.Admits(out var isTrialDue) || (isNew && !patience.HasRoom()))
            {
                if (isTrialDue)
                {
                    _ = TryAgainAsync(bridgeIntegrationId, apiToken);
                }

                return null;
            }

            read ??= underWay[bridgeIntegrationId] = new CoalescedRead(bridgeIntegrationId, patience.Begin());
            read.Callers++;
            patience.Join();
        }

        if (isNew)
        {
            _ = RunAsync(read, apiToken);
        }

        return read;
    }

    private void Leave(CoalescedRead read)
    {
        lock (gate)
        {
            patience.Leave();
            if (--read.Callers > 0 || read.Reply.IsCompleted)
            {
                return;
            }

            // Everybody hung up. Whoever asks next gets a call of its own.
            Remove(read);
        }

        read.CallOff();
    }

    private async Task RunAsync(CoalescedRead read, ApiToken apiToken)
    {
        try
        {
            var reading = await reader.ReadAsync(read.BridgeIntegrationId, apiToken, read.CalledOff);
            breaker.Record(reading.IsOutage);
            lock (gate)
            {
                Remove(read);
                Note(reading);
            }

            read.Finish(reading.Reply);
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to those who wait for the read.
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

    // Nobody waits for it.
    private async Task TryAgainAsync(string bridgeIntegrationId, ApiToken apiToken)
    {
        var trial = await reader.ReadAsync(bridgeIntegrationId, apiToken, CancellationToken.None);
        breaker.RecordTrial(trial);
        lock (gate)
        {
            Note(trial);
        }
    }

    private void Note(BridgeReading reading)
    {
        if (!reading.IsOutage)
        {
            patience.Answered();
        }
        else if (!reading.IsSilence)
        {
            patience.Failed();
        }
    }

    private void Remove(CoalescedRead read)
    {
        if (underWay.TryGetValue(read.BridgeIntegrationId, out var current) && current == read)
        {
            underWay.Remove(read.BridgeIntegrationId);
        }

        patience.End(read.Place);
    }
}
