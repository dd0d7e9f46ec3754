using MediatR;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Terminations;

/// <summary>Asks which terminations the bridge has not confirmed yet, the oldest first.</summary>
public sealed record ListTerminationsQuery : IRequest<IReadOnlyList<LedgerEntry>>;

internal sealed class ListTerminationsHandler(ITerminationLedger ledger) : IRequestHandler<ListTerminationsQuery, IReadOnlyList<LedgerEntry>>
{
    public Task<IReadOnlyList<LedgerEntry>> Handle(ListTerminationsQuery query, CancellationToken cancellationToken) =>
        ledger.ListAsync(cancellationToken);
}
