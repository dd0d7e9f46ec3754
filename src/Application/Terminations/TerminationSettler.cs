using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Terminations;

/// <summary>Terminates integrations that no row names any more and keeps the ledger true (contract, section 6, step 4, and section 7, steps 3 and 4).</summary>
internal sealed partial class TerminationSettler(IBridgeGateway bridge, ITerminationLedger ledger, ILogger<TerminationSettler> logger)
{
    /// <summary>Tries a termination that stands in the ledger; it is struck when the bridge confirms, and stays otherwise.</summary>
    public async Task SettleAsync(OwedTermination owed, CancellationToken cancellationToken)
    {
        if (await TerminateAsync(owed, cancellationToken))
        {
            await ledger.RemoveAsync(owed.BridgeIntegrationId, cancellationToken);
        }
    }

    /// <summary>Takes back an activation that could not be kept. Never throws: its caller is already on the way out with a failure.</summary>
    public async Task UndoAsync(OwedTermination owed)
    {
        if (await TerminateAsync(owed, CancellationToken.None))
        {
            return;
        }

        try
        {
            await ledger.AddAsync(owed, CancellationToken.None);
        }
#pragma warning disable CA1031 // The log is the last place left to remember the integration in.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogOrphan(exception, owed.BridgeIntegrationId, owed.InstanceName);
        }
    }

    private async Task<bool> TerminateAsync(OwedTermination owed, CancellationToken cancellationToken)
    {
        if (await bridge.TerminateAsync(owed.BridgeIntegrationId, cancellationToken) is not BridgeTerminateReply.Failed failed)
        {
            return true;
        }

        LogNotTerminated(owed.BridgeIntegrationId, owed.InstanceName, failed.Fault, failed.Detail);
        return false;
    }

    [LoggerMessage(1007, LogLevel.Warning, "Integration {BridgeIntegrationId}, no longer used by instance {Instance}, is not terminated yet: the bridge failed ({Fault}: {Detail})")]
    private partial void LogNotTerminated(string bridgeIntegrationId, string instance, BridgeFault fault, string detail);

    [LoggerMessage(1008, LogLevel.Error, "Integration {BridgeIntegrationId} of instance {Instance} stays at the bridge: neither the bridge nor the database answers. Terminate it by hand")]
    private partial void LogOrphan(Exception exception, string bridgeIntegrationId, string instance);
}
