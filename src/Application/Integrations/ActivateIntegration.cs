using System.Data.Common;
using MediatR;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Application.Terminations;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>
/// Activates an instance's integration, or activates it again with other credentials or flags (contract, section 7). Not cancellable once
/// the bridge is called.
/// </summary>
/// <param name="Instance">The instance, as read before the request's body.</param>
/// <param name="Settings">What the integration is to be.</param>
public sealed record ActivateIntegrationCommand(Instance Instance, ChatwootSettings Settings) : IRequest<Result<Activation>>;

/// <summary>An activation that succeeded.</summary>
/// <param name="InstanceName">The instance.</param>
/// <param name="Integration">What the bridge returned.</param>
public sealed record Activation(string InstanceName, ActivatedAtBridge Integration);

internal sealed partial class ActivateIntegrationHandler(
    IBridgeGateway bridge,
    IInstanceRepository instances,
    IChatwootIntegrationRepository integrations,
    TerminationExecutor terminations,
    IDatabaseFaults faults,
    ILogger<ActivateIntegrationHandler> logger)
    : IRequestHandler<ActivateIntegrationCommand, Result<Activation>>
{
    public async Task<Result<Activation>> Handle(ActivateIntegrationCommand command, CancellationToken cancellationToken)
    {
        // Reads the row again: receiving the body may have taken long.
        if (await instances.FindAsync(command.Instance.Id, cancellationToken) is not { } instance)
        {
            return InstanceFailures.NotFound;
        }

        // 1. The bridge; not cancellable from here on.
        var settings = command.Settings;
        switch (await bridge.ActivateAsync(instance.Name, settings, CancellationToken.None))
        {
            case BridgeActivateReply.Activated activated:
                await StoreAsync(instance, settings, activated.Integration);
                return new Activation(instance.Name, activated.Integration);

            case BridgeActivateReply.Rejected rejected:
                return ChatwootRejection.Explain(rejected, settings);

            case BridgeActivateReply.Failed failed:
                LogBridgeFailed(instance.Name, instance.OwnerAccountId, failed.Fault, failed.Detail);
                return failed.Fault == BridgeFault.Timeout ? IntegrationFailures.GatewayTimedOut : IntegrationFailures.GatewayUnavailable;

            case var unknown:
                throw new InvalidOperationException($"No rule for {unknown.GetType().Name}.");
        }
    }

    private async Task StoreAsync(Instance instance, ChatwootSettings settings, ActivatedAtBridge activated)
    {
        PendingTermination? replaced;
        try
        {
            // 2. The row.
            replaced = await integrations.StoreAsync(instance, settings, activated, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // 4. Without a row here, the integration at the bridge is terminated again.
            if (await IsStoredAsync(instance, activated.Id))
            {
                LogStoredAfterAll(instance.Name, instance.OwnerAccountId, faults.Describe(exception));
                return;
            }

            // A bridge may return the id that the remaining row holds: that one is still in use.
            if (activated.Id != instance.Integration?.BridgeIntegrationId)
            {
                await terminations.CompensateAsync(PendingTermination.Of(instance, activated.Id));
            }

            throw;
        }

        // 3. What this activation replaced.
        if (replaced is not null)
        {
            await terminations.ExecuteAsync(replaced);
        }
    }

    // A connection that breaks during the commit leaves open whether the row is written: read it before compensating.
    private async Task<bool> IsStoredAsync(Instance before, string bridgeIntegrationId)
    {
        try
        {
            var now = await instances.FindAsync(before.Id, CancellationToken.None);
            return now?.Integration is { } row
                && row.BridgeIntegrationId == bridgeIntegrationId
                && row.UpdatedAt != before.Integration?.UpdatedAt;
        }
        catch (DbException exception)
        {
            LogUnknownOutcome(before.Name, before.OwnerAccountId, faults.Describe(exception));
            return false;
        }
    }

    [LoggerMessage(1004, LogLevel.Warning, "Activation of instance {Instance} (account {AccountId}) failed at the bridge ({Fault}: {Detail})")]
    private partial void LogBridgeFailed(string instance, long accountId, BridgeFault fault, string detail);

    [LoggerMessage(1005, LogLevel.Warning, "The row of instance {Instance} (account {AccountId}) is stored although the database reported a failure: {Cause}")]
    private partial void LogStoredAfterAll(string instance, long accountId, string cause);

    [LoggerMessage(1006, LogLevel.Warning, "Whether the row of instance {Instance} (account {AccountId}) is stored is unknown: the database cannot be reached ({Cause})")]
    private partial void LogUnknownOutcome(string instance, long accountId, string cause);
}
