namespace RyzeChatwoot.Application.Ports;

/// <summary>An account as the command line lists it.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Instances">How many instances it owns.</param>
/// <param name="CreatedAt">When it was created, in UTC.</param>
/// <param name="Id">Its key, which log lines carry.</param>
public sealed record AccountSummary(string Account, long Instances, DateTime CreatedAt, long Id);

/// <summary>An instance as the command line lists it.</summary>
/// <param name="Instance">Its name.</param>
/// <param name="BridgeIntegrationId">Its integration at the bridge; null when it has none.</param>
/// <param name="CreatedAt">When it was created, in UTC.</param>
public sealed record InstanceSummary(string Instance, string? BridgeIntegrationId, DateTime CreatedAt);

/// <summary>Stores accounts and their instances (contract, sections 11 and 12).</summary>
public interface IAccountRepository
{
    /// <summary>Adds an account.</summary>
    /// <returns>False when the name or the token is taken; nothing is written then.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<bool> AddAccountAsync(string account, byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Looks an account up.</summary>
    /// <returns>Its key; null when there is none of that name.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<long?> FindAccountAsync(string account, CancellationToken cancellationToken);

    /// <summary>Adds an instance to an account.</summary>
    /// <returns>False when the account has one of that name, or the token is taken; nothing is written then.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<bool> AddInstanceAsync(long accountId, string instance, byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Looks an instance up.</summary>
    /// <returns>Its key; null when the account has none of that name.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<long?> FindInstanceAsync(long accountId, string instance, CancellationToken cancellationToken);

    /// <summary>All accounts by name.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<IReadOnlyList<AccountSummary>> ListAccountsAsync(CancellationToken cancellationToken);

    /// <summary>The instances of an account by name.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<IReadOnlyList<InstanceSummary>> ListInstancesAsync(long accountId, CancellationToken cancellationToken);

    /// <summary>Replaces an account's token; the old one stops working at once.</summary>
    /// <returns>False when the token is taken; nothing is written then.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<bool> ReplaceAccountTokenAsync(long accountId, byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Replaces an instance's token; the old one stops working at once.</summary>
    /// <returns>False when the token is taken; nothing is written then.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<bool> ReplaceInstanceTokenAsync(long instanceId, byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes an instance with its integration; in the same transaction the termination of the integration is added to the outbox, so
    /// that the service carries it out.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task DeleteInstanceAsync(long instanceId, CancellationToken cancellationToken);

    /// <summary>Deletes instances of an account as <see cref="DeleteInstanceAsync"/> does, in one transaction, the oldest first.</summary>
    /// <returns>How many; 0 where the account has none left.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<int> DeleteInstancesAsync(long accountId, int max, CancellationToken cancellationToken);

    /// <summary>Deletes an account that has no instance.</summary>
    /// <returns>False where it has one; nothing is written then.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<bool> DeleteAccountAsync(long accountId, CancellationToken cancellationToken);
}
