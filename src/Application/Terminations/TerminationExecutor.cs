using System.Data.Common;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Terminations;

/// <summary>
/// Terminates integrations that no row names any more (contract, section 7, steps 3 and 4). Called by an activation it never
/// throws: the activation's result is already decided, and what fails here stays in the outbox.
/// </summary>
internal sealed partial class TerminationExecutor(
    IBridgeGateway bridge, ITerminationOutbox outbox, IDatabaseFaults faults, TimeProvider clock, ILogger<TerminationExecutor> logger)
{
    /// <summary>Attempts a termination that is in the outbox and removes it where the bridge confirms; otherwise it stays there for the worker.</summary>
    public async Task ExecuteAsync(PendingTermination pending)
    {
        if (!await TerminateAsync(pending))
        {
            return;
        }

        try
        {
            await outbox.RemoveAsync(pending.BridgeIntegrationId, CancellationToken.None);
        }
        catch (DbException exception)
        {
            LogNotRemoved(pending.BridgeIntegrationId, pending.InstanceName, pending.OwnerAccountId, faults.Describe(exception));
        }
    }

    /// <summary>Compensates an activation whose row could not be written: terminates it at the bridge, or adds it to the outbox.</summary>
    public async Task CompensateAsync(PendingTermination pending)
    {
        if (await TerminateAsync(pending))
        {
            return;
        }

        try
        {
            await outbox.AddAsync(pending, CancellationToken.None);
        }
        catch (DbException exception)
        {
            LogOrphan(pending.BridgeIntegrationId, pending.InstanceName, pending.OwnerAccountId, faults.Describe(exception));
        }
    }

    /// <summary>Calls the bridge once, within the budget of one attempt.</summary>
    /// <returns>Why it failed; null where the integration does not exist any more.</returns>
    public async Task<string?> AttemptAsync(string bridgeIntegrationId, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(TerminationRetryPolicy.AttemptBudget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            return await bridge.TerminateAsync(bridgeIntegrationId, either.Token) is BridgeTerminateReply.Failed failed
                ? $"{failed.Fault}: {failed.Detail}"
                : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{BridgeFault.Timeout}: no response within {TerminationRetryPolicy.AttemptBudget.TotalSeconds:0} s";
        }
    }

    private async Task<bool> TerminateAsync(PendingTermination pending)
    {
        if (await AttemptAsync(pending.BridgeIntegrationId, CancellationToken.None) is not { } error)
        {
            return true;
        }

        LogNotTerminated(pending.BridgeIntegrationId, pending.InstanceName, pending.OwnerAccountId, error);
        return false;
    }

    [LoggerMessage(1007, LogLevel.Warning, "Integration {BridgeIntegrationId}, no longer used by instance {Instance} (account {AccountId}), is not terminated yet: the bridge failed ({Error})")]
    private partial void LogNotTerminated(string bridgeIntegrationId, string instance, long? accountId, string error);

    [LoggerMessage(1008, LogLevel.Error, "Integration {BridgeIntegrationId} of instance {Instance} (account {AccountId}) stays at the bridge: neither the bridge nor the database can be reached ({Cause}). Terminate it by hand")]
    private partial void LogOrphan(string bridgeIntegrationId, string instance, long? accountId, string cause);

    [LoggerMessage(1009, LogLevel.Warning, "Integration {BridgeIntegrationId} of instance {Instance} (account {AccountId}) is terminated but could not be removed from the outbox; it will be attempted once more ({Cause})")]
    private partial void LogNotRemoved(string bridgeIntegrationId, string instance, long? accountId, string cause);
}
