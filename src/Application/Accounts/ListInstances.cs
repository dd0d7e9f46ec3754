using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Accounts;

/// <summary>Lists the instances of an account by name.</summary>
public sealed record ListInstancesQuery(string Account) : IRequest<Result<InstanceList>>;

/// <summary>The instances of an account.</summary>
public sealed record InstanceList(string Account, IReadOnlyList<InstanceSummary> Instances);

internal sealed class ListInstancesHandler(IAccountRepository accounts) : IRequestHandler<ListInstancesQuery, Result<InstanceList>>
{
    public async Task<Result<InstanceList>> Handle(ListInstancesQuery query, CancellationToken cancellationToken) =>
        await accounts.FindAccountAsync(query.Account, cancellationToken) is { } accountId
            ? new InstanceList(query.Account, await accounts.ListInstancesAsync(accountId, cancellationToken))
            : AccountFailures.UnknownAccount;
}
