namespace RyzeChatwoot.Application.Ports;

/// <summary>A termination that the bridge has not confirmed yet.</summary>
/// <param name="BridgeIntegrationId">What to terminate.</param>
/// <param name="InstanceName">Whose it was, for people who read the outbox.</param>
public sealed record PendingTermination(string BridgeIntegrationId, string InstanceName);

/// <summary>An entry of the outbox.</summary>
/// <param name="Pending">What to terminate.</param>
/// <param name="Attempts">How often the worker has tried, the attempt under way included.</param>
/// <param name="NextAttemptAt">When it is tried again, in UTC; until then it is left alone.</param>
/// <param name="LastError">Why the last attempt failed; empty before the first.</param>
/// <param name="CreatedAt">When it was entered, in UTC.</param>
public sealed record OutboxEntry(PendingTermination Pending, int Attempts, DateTime NextAttemptAt, string LastError, DateTime CreatedAt);

/// <summary>The ledger as a whole.</summary>
/// <param name="Pending">Terminations that the bridge has not confirmed yet.</param>
/// <param name="OldestAt">When the oldest of them was entered, in UTC; null when there is none.</param>
public sealed record OutboxBacklog(long Pending, DateTime? OldestAt);

/// <summary>
/// Remembers what the bridge still has to terminate, so that nothing stays behind there for ever (contract, section 6, step 4). All
/// methods throw <see cref="System.Data.Common.DbException"/> when the database does not answer.
/// </summary>
public interface ITerminationOutbox
{
    /// <summary>Enters a termination, unless a row names that integration; entering one twice is the same as once.</summary>
    Task AddAsync(PendingTermination pending, CancellationToken cancellationToken);

    /// <summary>
    /// Takes entries that are due, for this process alone: nobody else gets them until the lease is over, and then only if they are
    /// neither removed nor postponed.
    /// </summary>
    /// <param name="max">How many at the most, the longest due first.</param>
    /// <param name="lease">Longer than an attempt takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Notes why an attempt failed and when to try again.</summary>
    /// <param name="bridgeIntegrationId">The entry.</param>
    /// <param name="pause">How long to leave the bridge alone.</param>
    /// <param name="reason">What went wrong; cleaned.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task PostponeAsync(string bridgeIntegrationId, TimeSpan pause, string reason, CancellationToken cancellationToken);

    /// <summary>Strikes a termination that the bridge has confirmed.</summary>
    Task RemoveAsync(string bridgeIntegrationId, CancellationToken cancellationToken);

    /// <summary>How much is pending, and since when.</summary>
    Task<OutboxBacklog> GetBacklogAsync(CancellationToken cancellationToken);

    /// <summary>All entries, the oldest first.</summary>
    Task<IReadOnlyList<OutboxEntry>> ListAsync(CancellationToken cancellationToken);
}
