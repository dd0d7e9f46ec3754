using MediatR;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Deactivates an instance's integration (contract, section 6). Not cancellable once the bridge is called.</summary>
/// <param name="Instance">The instance with its local row, as just read.</param>
public sealed record DeactivateIntegrationCommand(Instance Instance) : IRequest<Result<Instance>>;

internal sealed partial class DeactivateIntegrationHandler(
    IBridgeGateway bridge,
    IChatwootIntegrationRepository integrations,
    ILogger<DeactivateIntegrationHandler> logger)
    : IRequestHandler<DeactivateIntegrationCommand, Result<Instance>>
{
    public async Task<Result<Instance>> Handle(DeactivateIntegrationCommand command, CancellationToken cancellationToken)
    {
        // 1. The local row.
        var instance = command.Instance;
        if (instance.Integration is not { } integration)
        {
            return IntegrationFailures.NoIntegrationToDelete;
        }

        // 2. The bridge; not cancellable from here on.
        var pending = await TerminateAsync(instance, integration);

        // 3. and 4. Deletes the row; in the same transaction a termination that failed goes into the outbox.
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

        LogNotTerminated(integration.BridgeIntegrationId, instance.Name, instance.OwnerAccountId, failed.Fault, failed.Detail);
        return PendingTermination.Of(instance, integration.BridgeIntegrationId);
    }

    [LoggerMessage(1003, LogLevel.Warning, "Integration {BridgeIntegrationId} of instance {Instance} (account {AccountId}) is not terminated yet: the bridge failed ({Fault}: {Detail})")]
    private partial void LogNotTerminated(string bridgeIntegrationId, string instance, long accountId, BridgeFault fault, string detail);
}
