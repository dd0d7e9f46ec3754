using RyzeChatwoot.Domain.Instances;

namespace RyzeChatwoot.Application.Ports;

/// <summary>Reads instances together with their integration, in one round trip.</summary>
public interface IInstanceRepository
{
    /// <summary>Finds an instance by its key.</summary>
    /// <param name="instanceId">The key of the row; never reused.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <returns>Null when the instance no longer exists.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<Instance?> FindAsync(long instanceId, CancellationToken cancellationToken);
}
