using System.Data.Common;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Terminations;

/// <summary>
/// Terminates integrations that no row names any more (contract, section 7, steps 3 and 4). On behalf of an activation it never throws:
/// the activation's own outcome is settled by then, and what fails here stays in the ledger.
/// </summary>
internal sealed partial class TerminationSettler(
    IBridgeGateway bridge, ITerminationLedger ledger, TimeProvider clock, ILogger<TerminationSettler> logger)
{
    /// <summary>Tries a termination that stands in the ledger; it is struck when the bridge confirms, and stays otherwise.</summary>
    public async Task SettleAsync(OwedTermination owed)
    {
        if (!await TerminateAsync(owed))
        {
            return;
        }

        try
        {
            await ledger.RemoveAsync(owed.BridgeIntegrationId, CancellationToken.None);
        }
        catch (DbException exception)
        {
            LogNotStruck(exception, owed.BridgeIntegrationId, owed.InstanceName);
        }
    }

    /// <summary>Takes back an activation that could not be kept.</summary>
    public async Task UndoAsync(OwedTermination owed)
    {
        if (await TerminateAsync(owed))
        {
            return;
        }

        try
        {
            await ledger.AddAsync(owed, CancellationToken.None);
        }
        catch (DbException exception)
        {
            LogOrphan(exception, owed.BridgeIntegrationId, owed.InstanceName);
        }
    }

    /// <summary>Asks the bridge once, within the budget of an attempt.</summary>
    /// <returns>What went wrong; null when the integration is gone.</returns>
    public async Task<string?> TryAsync(string bridgeIntegrationId, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(TerminationSchedule.AttemptBudget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            return await bridge.TerminateAsync(bridgeIntegrationId, either.Token) is BridgeTerminateReply.Failed failed
                ? $"{failed.Fault}: {failed.Detail}"
                : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{BridgeFault.Timeout}: no answer within {TerminationSchedule.AttemptBudget.TotalSeconds:0} s";
        }
    }

    private async Task<bool> TerminateAsync(OwedTermination owed)
    {
        if (await TryAsync(owed.BridgeIntegrationId, CancellationToken.None) is not { } error)
        {
            return true;
        }

        LogNotTerminated(owed.BridgeIntegrationId, owed.InstanceName, error);
        return false;
    }

    [LoggerMessage(1007, LogLevel.Warning, "Integration {BridgeIntegrationId}, no longer used by instance {Instance}, is not terminated yet: the bridge failed ({Error})")]
    private partial void LogNotTerminated(string bridgeIntegrationId, string instance, string error);

    [LoggerMessage(1008, LogLevel.Error, "Integration {BridgeIntegrationId} of instance {Instance} stays at the bridge: neither the bridge nor the database answers. Terminate it by hand")]
    private partial void LogOrphan(Exception exception, string bridgeIntegrationId, string instance);

    [LoggerMessage(1009, LogLevel.Warning, "Integration {BridgeIntegrationId} of instance {Instance} is terminated but still stands in the ledger; it will be tried once more")]
    private partial void LogNotStruck(Exception exception, string bridgeIntegrationId, string instance);
}
