using RyzeChatwoot.Domain.Instances;

namespace RyzeChatwoot.Application.Ports;

/// <summary>A termination that the bridge has not confirmed yet.</summary>
/// <param name="BridgeIntegrationId">What to terminate.</param>
/// <param name="OwnerAccountId">The account that it belonged to; null in entries of versions before 0.2.0.</param>
/// <param name="InstanceName">The instance that it belonged to.</param>
public sealed record PendingTermination(string BridgeIntegrationId, long? OwnerAccountId, string InstanceName)
{
    /// <summary>The pending termination of an instance's integration.</summary>
    public static PendingTermination Of(Instance instance, string bridgeIntegrationId) =>
        new(bridgeIntegrationId, instance.OwnerAccountId, instance.Name);
}

/// <summary>An entry of the outbox.</summary>
/// <param name="Pending">What to terminate.</param>
/// <param name="OwnerAccount">The name of the account that it belonged to; empty in entries of versions before 0.2.0.</param>
/// <param name="Attempts">How many attempts the worker has made, one in progress included.</param>
/// <param name="NextAttemptAt">When it is due, in UTC.</param>
/// <param name="LastError">Why the last attempt failed; empty before the first.</param>
/// <param name="CreatedAt">When it was added, in UTC.</param>
public sealed record OutboxEntry(PendingTermination Pending, string OwnerAccount, int Attempts, DateTime NextAttemptAt, string LastError, DateTime CreatedAt);

/// <summary>The size and the age of the outbox.</summary>
/// <param name="Pending">How many terminations are pending.</param>
/// <param name="OldestAt">When the oldest of them was added, in UTC; null when there is none.</param>
public sealed record OutboxBacklog(long Pending, DateTime? OldestAt);

/// <summary>
/// The transactional outbox of terminations (table <c>bridge_terminations</c>; contract, section 6, step 4): whatever the bridge has not
/// confirmed is kept here and retried until it does. All methods throw <see cref="System.Data.Common.DbException"/> when the database cannot be reached.
/// </summary>
public interface ITerminationOutbox
{
    /// <summary>Adds a termination, unless a row names that integration. Idempotent.</summary>
    Task AddAsync(PendingTermination pending, CancellationToken cancellationToken);

    /// <summary>
    /// Claims entries that are due: no other process gets them until the lease ends, and then only where they were neither removed nor
    /// postponed.
    /// </summary>
    /// <param name="max">The maximum number of entries, the longest due first.</param>
    /// <param name="lease">Must be longer than an attempt takes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(int max, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Stores why an attempt failed and when the next one is due.</summary>
    /// <param name="bridgeIntegrationId">The entry.</param>
    /// <param name="pause">The backoff until the next attempt.</param>
    /// <param name="reason">Why the attempt failed; sanitized.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task PostponeAsync(string bridgeIntegrationId, TimeSpan pause, string reason, CancellationToken cancellationToken);

    /// <summary>Removes a termination that the bridge has confirmed.</summary>
    Task RemoveAsync(string bridgeIntegrationId, CancellationToken cancellationToken);

    /// <summary>The number of pending terminations and the age of the oldest.</summary>
    Task<OutboxBacklog> GetBacklogAsync(CancellationToken cancellationToken);

    /// <summary>All entries, the oldest first.</summary>
    Task<IReadOnlyList<OutboxEntry>> ListAsync(CancellationToken cancellationToken);
}
