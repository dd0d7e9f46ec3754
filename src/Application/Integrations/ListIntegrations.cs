using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Lists integrations from local data, by account and name (contract, section 11).</summary>
/// <param name="Account">The one account to list; null for all.</param>
/// <param name="Status">The one status to list; null for all.</param>
public sealed record ListIntegrationsQuery(string? Account, IntegrationStatus? Status) : IRequest<Result<IntegrationList>>;

/// <summary>Integrations, read from the database as they are consumed.</summary>
public sealed record IntegrationList(IAsyncEnumerable<IntegrationSummary> Integrations);

internal sealed class ListIntegrationsHandler(IAccountRepository accounts, IIntegrationDirectory directory)
    : IRequestHandler<ListIntegrationsQuery, Result<IntegrationList>>
{
    public async Task<Result<IntegrationList>> Handle(ListIntegrationsQuery query, CancellationToken cancellationToken)
    {
        var accountId = query.Account is null ? null : await accounts.FindAccountAsync(query.Account, cancellationToken);
        return query.Account is not null && accountId is null
            ? AccountFailures.UnknownAccount
            : new IntegrationList(directory.StreamAsync(accountId, query.Status, cancellationToken));
    }
}
