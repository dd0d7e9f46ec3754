using RyzeChatwoot.Domain.Instances;

namespace RyzeChatwoot.Application.Ports;

/// <summary>Reads instances together with their integration, in one round trip.</summary>
public interface IInstanceRepository
{
    /// <summary>Finds an instance of an account.</summary>
    /// <returns>Null when the account owns none of that name.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<Instance?> FindAsync(long accountId, string name, CancellationToken cancellationToken);
}
