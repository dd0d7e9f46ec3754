using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Instances;

/// <summary>
/// Asks whether a request may go on to its body: the module is on and the caller reaches the instance (contract, section 4). For routes
/// that read a body; the others find out in the one statement that they run anyway.
/// </summary>
public sealed record AdmitInstanceQuery(Caller Caller, string InstanceName) : IRequest<Result<Instance>>;

internal sealed class AdmitInstanceHandler(IBridgeGateway bridge, IInstanceRepository instances)
    : IRequestHandler<AdmitInstanceQuery, Result<Instance>>
{
    public async Task<Result<Instance>> Handle(AdmitInstanceQuery query, CancellationToken cancellationToken) =>
        bridge.IsConfigured
            ? await instances.ResolveAsync(query.Caller, query.InstanceName, cancellationToken)
            : IntegrationFailures.GatewayNotConfigured;
}
