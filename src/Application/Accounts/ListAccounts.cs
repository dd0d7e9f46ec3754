using MediatR;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Accounts;

/// <summary>Lists all accounts by name.</summary>
public sealed record ListAccountsQuery : IRequest<IReadOnlyList<AccountSummary>>;

internal sealed class ListAccountsHandler(IAccountRepository accounts) : IRequestHandler<ListAccountsQuery, IReadOnlyList<AccountSummary>>
{
    public Task<IReadOnlyList<AccountSummary>> Handle(ListAccountsQuery query, CancellationToken cancellationToken) =>
        accounts.ListAccountsAsync(cancellationToken);
}
