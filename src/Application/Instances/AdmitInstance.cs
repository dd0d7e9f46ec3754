using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Instances;

/// <summary>
/// Asks whether a request may go on to its body: the module is on and the caller reaches the instance (contract, section 4). For routes
/// that read a body; the others judge for themselves.
/// </summary>
/// <param name="Caller">Who asks.</param>
/// <param name="InstanceName">The name asked for.</param>
/// <param name="Named">The instance of that name, as it was read together with the token; null where the token reaches none.</param>
public sealed record AdmitInstanceQuery(Caller Caller, string InstanceName, Instance? Named) : IRequest<Result<Instance>>;

internal sealed class AdmitInstanceHandler(IBridgeGateway bridge) : IRequestHandler<AdmitInstanceQuery, Result<Instance>>
{
    public Task<Result<Instance>> Handle(AdmitInstanceQuery query, CancellationToken cancellationToken) => Task.FromResult(
        bridge.IsConfigured
            ? InstanceAccess.Authorize(query.Caller, query.InstanceName, query.Named)
            : IntegrationFailures.GatewayNotConfigured);
}
