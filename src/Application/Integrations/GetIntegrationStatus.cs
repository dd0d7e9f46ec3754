using MediatR;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Reads the status of an instance's integration (contract, section 5).</summary>
/// <param name="Instance">The instance with its local row, as just read.</param>
public sealed record GetIntegrationStatusQuery(Instance Instance) : IRequest<Result<IntegrationStatusResult>>;

/// <summary>The current status of an integration.</summary>
/// <param name="InstanceName">The instance.</param>
/// <param name="Integration">The local row, with live values where the bridge gave them.</param>
/// <param name="Source">Where status and error come from.</param>
public sealed record IntegrationStatusResult(string InstanceName, ChatwootIntegration Integration, StatusSource Source);

internal sealed partial class GetIntegrationStatusHandler(
    IBridgeGateway bridge,
    LiveStatusWriter writer,
    StatusMetrics metrics,
    ILogger<GetIntegrationStatusHandler> logger)
    : IRequestHandler<GetIntegrationStatusQuery, Result<IntegrationStatusResult>>
{
    public async Task<Result<IntegrationStatusResult>> Handle(GetIntegrationStatusQuery query, CancellationToken cancellationToken)
    {
        // 1. The local row.
        var instance = query.Instance;
        if (instance.Integration is not { } local)
        {
            return IntegrationFailures.NoIntegration;
        }

        // 2. The bridge, unless the row has no bridge id.
        if (string.IsNullOrEmpty(local.BridgeIntegrationId))
        {
            return Reading(instance.Name, local, StatusSource.NoBridgeId);
        }

        switch (await bridge.ReadAsync(local.BridgeIntegrationId, local.ApiToken, cancellationToken))
        {
            // 3. to 5. Live values win; what differs from the row is written.
            case BridgeReadReply.Live live:
                return Reading(instance.Name, await writer.SaveAsync(instance, local, live.Status, cancellationToken), StatusSource.Live);

            // 6. Normal just after an activation.
            case BridgeReadReply.NotFound:
                return Reading(instance.Name, local, StatusSource.NotFound);

            // 7. Best effort.
            case BridgeReadReply.Failed failed:
                LogBridgeFailed(instance.Name, instance.OwnerAccountId, failed.Fault, failed.Detail);
                return Reading(instance.Name, local, SourceOf(failed.Fault));

            // 8. No call was made; the circuit breaker has logged the reason.
            case BridgeReadReply.CircuitOpen:
                return Reading(instance.Name, local, StatusSource.CircuitOpen);

            case BridgeReadReply.Busy:
                return Reading(instance.Name, local, StatusSource.Busy);

            case var unknown:
                throw new InvalidOperationException($"No rule for {unknown.GetType().Name}.");
        }
    }

    private IntegrationStatusResult Reading(string instanceName, ChatwootIntegration integration, StatusSource source)
    {
        metrics.Given(source);
        return new IntegrationStatusResult(instanceName, integration, source);
    }

    private static StatusSource SourceOf(BridgeFault fault) => fault switch
    {
        BridgeFault.Timeout => StatusSource.Timeout,
        BridgeFault.Unreachable => StatusSource.Unreachable,
        BridgeFault.BadResponse => StatusSource.BadResponse,
    };

    [LoggerMessage(1001, LogLevel.Warning, "Status of instance {Instance} (account {AccountId}) comes from local data: the bridge failed ({Fault}: {Detail})")]
    private partial void LogBridgeFailed(string instance, long accountId, BridgeFault fault, string detail);
}
