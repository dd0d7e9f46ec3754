using MediatR;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Terminations;

/// <summary>Lists the pending terminations, the oldest first.</summary>
public sealed record ListTerminationsQuery : IRequest<IReadOnlyList<OutboxEntry>>;

internal sealed class ListTerminationsHandler(ITerminationOutbox outbox) : IRequestHandler<ListTerminationsQuery, IReadOnlyList<OutboxEntry>>
{
    public Task<IReadOnlyList<OutboxEntry>> Handle(ListTerminationsQuery query, CancellationToken cancellationToken) =>
        outbox.ListAsync(cancellationToken);
}
