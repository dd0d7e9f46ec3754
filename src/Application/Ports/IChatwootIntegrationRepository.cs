using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Ports;

/// <summary>
/// Writes integrations. Every rule that must hold under concurrency stands in the statement itself, so that it holds across
/// processes. All methods throw <see cref="System.Data.Common.DbException"/> when the database cannot be reached.
/// </summary>
public interface IChatwootIntegrationRepository
{
    /// <summary>
    /// Writes the live values (contract, section 5, steps 4 and 5), but only into the row that was read: same activation, bridge id, inbox
    /// id, status and error.
    /// </summary>
    /// <param name="read">The row as it was read.</param>
    /// <param name="current">The same row with the live values.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>False where another writer has changed the row since; the next read compares again.</returns>
    Task<bool> UpdateLiveAsync(ChatwootIntegration read, ChatwootIntegration current, CancellationToken cancellationToken);

    /// <summary>
    /// Inserts or replaces an instance's row; <c>created_at</c> stays that of the first activation. In the same transaction a replaced
    /// bridge id is added to the outbox of terminations and the new one is removed from it (contract, section 7, steps 2 and 3).
    /// </summary>
    /// <returns>The termination that is now pending; null where nothing was replaced.</returns>
    Task<PendingTermination?> StoreAsync(Instance instance, ChatwootSettings settings, ActivatedAtBridge activated, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the row that was read, never one that an activation wrote meanwhile (contract, section 6, steps 3 and 4).
    /// </summary>
    /// <param name="instance">The instance with the row as it was read.</param>
    /// <param name="pending">Added to the outbox in the same transaction; null where the bridge has confirmed the termination.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task DeleteAsync(Instance instance, PendingTermination? pending, CancellationToken cancellationToken);

    /// <summary>How many rows have each status; a status that no row has is absent.</summary>
    Task<IReadOnlyDictionary<IntegrationStatus, long>> CountByStatusAsync(CancellationToken cancellationToken);
}
