using System.Data.Common;
using MediatR;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Instances;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Application.Terminations;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>
/// Switches an instance's integration on, or on again with other credentials or flags (contract, section 7). Once begun, it ends, whether
/// or not the caller waits.
/// </summary>
public sealed record ActivateIntegrationCommand(Caller Caller, string InstanceName, ChatwootSettings Settings) : IRequest<Result<Activation>>;

/// <summary>An activation that succeeded.</summary>
/// <param name="InstanceName">The instance.</param>
/// <param name="Integration">What the bridge told of it.</param>
public sealed record Activation(string InstanceName, ActivatedAtBridge Integration);

internal sealed partial class ActivateIntegrationHandler(
    IBridgeGateway bridge,
    IInstanceRepository instances,
    IChatwootIntegrationRepository integrations,
    TerminationExecutor terminations,
    ILogger<ActivateIntegrationHandler> logger)
    : IRequestHandler<ActivateIntegrationCommand, Result<Activation>>
{
    public async Task<Result<Activation>> Handle(ActivateIntegrationCommand command, CancellationToken cancellationToken)
    {
        if (!bridge.IsConfigured)
        {
            return IntegrationFailures.GatewayNotConfigured;
        }

        // Read anew: sending the body may have taken a while.
        var access = await instances.ResolveAsync(command.Caller, command.InstanceName, cancellationToken);
        if (!access.TryGet(out var instance, out var failure))
        {
            return failure;
        }

        // 1. The bridge; from here on nobody can call the work off.
        var settings = command.Settings;
        switch (await bridge.ActivateAsync(instance.Name, settings, CancellationToken.None))
        {
            case BridgeActivateReply.Activated activated:
                await StoreAsync(command.Caller, instance, settings, activated.Integration);
                return new Activation(instance.Name, activated.Integration);

            case BridgeActivateReply.Rejected rejected:
                return ChatwootRejection.Explain(rejected, settings);

            case BridgeActivateReply.Failed failed:
                LogBridgeFailed(instance.Name, failed.Fault, failed.Detail);
                return failed.Fault == BridgeFault.Timeout ? IntegrationFailures.GatewayTimedOut : IntegrationFailures.GatewayUnavailable;

            case var unknown:
                throw new InvalidOperationException($"No rule for {unknown.GetType().Name}.");
        }
    }

    private async Task StoreAsync(Caller caller, Instance instance, ChatwootSettings settings, ActivatedAtBridge activated)
    {
        PendingTermination? replaced;
        try
        {
            // 2. The row.
            replaced = await integrations.StoreAsync(instance, settings, activated, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // 4. Not kept here, so not kept at the bridge either.
            if (await IsStoredAsync(caller, instance, activated.Id))
            {
                LogStoredAfterAll(exception, instance.Name);
                return;
            }

            // A bridge may use the id of the row that stays: that one is still needed.
            if (activated.Id != instance.Integration?.BridgeIntegrationId)
            {
                await terminations.CompensateAsync(new PendingTermination(activated.Id, instance.Name));
            }

            throw;
        }

        // 3. What this activation replaced.
        if (replaced is not null)
        {
            await terminations.ExecuteAsync(replaced);
        }
    }

    // A connection that breaks during the commit leaves open whether the row is there: ask before undoing.
    private async Task<bool> IsStoredAsync(Caller caller, Instance before, string bridgeIntegrationId)
    {
        try
        {
            var now = await instances.FindAsync(caller.AccountId, before.Name, CancellationToken.None);
            return now?.Integration is { } row
                && row.BridgeIntegrationId == bridgeIntegrationId
                && row.UpdatedAt != before.Integration?.UpdatedAt;
        }
        catch (DbException exception)
        {
            LogUnknownOutcome(exception, before.Name);
            return false;
        }
    }

    [LoggerMessage(1004, LogLevel.Warning, "Activation of instance {Instance} failed at the bridge ({Fault}: {Detail})")]
    private partial void LogBridgeFailed(string instance, BridgeFault fault, string detail);

    [LoggerMessage(1005, LogLevel.Warning, "The row of instance {Instance} is stored although the database reported a failure")]
    private partial void LogStoredAfterAll(Exception exception, string instance);

    [LoggerMessage(1006, LogLevel.Warning, "Whether the row of instance {Instance} is stored cannot be told: the database does not answer")]
    private partial void LogUnknownOutcome(Exception exception, string instance);
}
