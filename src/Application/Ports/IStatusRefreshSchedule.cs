using RyzeChatwoot.Domain.Instances;

namespace RyzeChatwoot.Application.Ports;

/// <summary>An integration that the status watch has claimed.</summary>
/// <param name="Instance">The instance with its integration, which has a bridge id.</param>
/// <param name="RefreshedAt">When the watch last read it, in UTC; null before the first time.</param>
/// <param name="ClaimedAt">When it was claimed, in UTC; its next turn is one interval later.</param>
/// <param name="LeaseEndsAt">Until when no other process gets it, in UTC.</param>
public sealed record DueRefresh(Instance Instance, DateTime? RefreshedAt, DateTime ClaimedAt, DateTime LeaseEndsAt);

/// <summary>
/// Which integrations the status watch reads next (columns <c>refreshed_at</c> and <c>refresh_due_at</c>; contract, section 13). All methods
/// throw <see cref="System.Data.Common.DbException"/> when the database cannot be reached.
/// </summary>
public interface IStatusRefreshSchedule
{
    /// <summary>
    /// Gives integrations a due time, spread evenly over one interval from now: those that have none, those that are overdue by more than
    /// an interval, as after an outage, and those whose due time comes from a longer interval.
    /// </summary>
    /// <param name="interval">How often each integration is to be read.</param>
    /// <param name="max">The maximum number of integrations.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>How many were scheduled; <paramref name="max"/> when there may be more.</returns>
    Task<int> ScheduleAsync(TimeSpan interval, int max, CancellationToken cancellationToken);

    /// <summary>Claims integrations that are due: no other process gets them until the lease ends.</summary>
    /// <param name="max">The maximum number of integrations, the longest due first.</param>
    /// <param name="lease">Must be longer than a read and the storing of its result take.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<DueRefresh>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Ends the lease of an integration whose read completed; without effect where the lease is lost.</summary>
    /// <param name="due">What was claimed.</param>
    /// <param name="interval">From the claim to the next due time.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task CompleteAsync(DueRefresh due, TimeSpan interval, CancellationToken cancellationToken);

    /// <summary>Ends the lease of an integration that could not be read; without effect where the lease is lost.</summary>
    /// <param name="due">What was claimed.</param>
    /// <param name="pause">From now to the next due time.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task PostponeAsync(DueRefresh due, TimeSpan pause, CancellationToken cancellationToken);

    /// <summary>How many integrations have a bridge id, and so are read.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);
}
