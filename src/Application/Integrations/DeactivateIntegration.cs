using MediatR;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Instances;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Switches an instance's integration off (contract, section 6). Once begun, it ends, whether or not the caller waits.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="InstanceName">The name asked for.</param>
/// <param name="Named">The instance of that name, as it was read together with the token; null where the token reaches none.</param>
public sealed record DeactivateIntegrationCommand(Caller Caller, string InstanceName, Instance? Named) : IRequest<Result<Instance>>;

internal sealed partial class DeactivateIntegrationHandler(
    IBridgeGateway bridge,
    IChatwootIntegrationRepository integrations,
    ILogger<DeactivateIntegrationHandler> logger)
    : IRequestHandler<DeactivateIntegrationCommand, Result<Instance>>
{
    public async Task<Result<Instance>> Handle(DeactivateIntegrationCommand command, CancellationToken cancellationToken)
    {
        if (!bridge.IsConfigured)
        {
            return IntegrationFailures.GatewayNotConfiguredForDelete;
        }

        if (!InstanceAccess.Authorize(command.Caller, command.InstanceName, command.Named).TryGet(out var instance, out var failure))
        {
            return failure;
        }

        // 1. The local row.
        if (instance.Integration is not { } integration)
        {
            return IntegrationFailures.NoIntegrationToDelete;
        }

        // 2. The bridge; from here on nobody can call the work off.
        var pending = await TerminateAsync(instance, integration);

        // 3. and 4. The row goes; what the bridge did not confirm goes into the ledger with it.
        await integrations.DeleteAsync(instance, pending, CancellationToken.None);
        return instance;
    }

    private async Task<PendingTermination?> TerminateAsync(Instance instance, ChatwootIntegration integration)
    {
        if (string.IsNullOrEmpty(integration.BridgeIntegrationId)
            || await bridge.TerminateAsync(integration.BridgeIntegrationId, CancellationToken.None) is not BridgeTerminateReply.Failed failed)
        {
            return null;
        }

        LogNotTerminated(integration.BridgeIntegrationId, instance.Name, failed.Fault, failed.Detail);
        return new PendingTermination(integration.BridgeIntegrationId, instance.Name);
    }

    [LoggerMessage(1003, LogLevel.Warning, "Integration {BridgeIntegrationId} of instance {Instance} is not terminated yet: the bridge failed ({Fault}: {Detail})")]
    private partial void LogNotTerminated(string bridgeIntegrationId, string instance, BridgeFault fault, string detail);
}
