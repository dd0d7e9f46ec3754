namespace RyzeChatwoot.Application.Ports;

/// <summary>Keeps accounts and their instances (contract, sections 11 and 12).</summary>
public interface IAccountRegistry
{
    /// <summary>Adds an account.</summary>
    /// <returns>False when the name or the token is taken; nothing is written then.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    Task<bool> AddAccountAsync(string account, byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Looks an account up.</summary>
    /// <returns>Its key; null when there is none of that name.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    Task<long?> FindAccountAsync(string account, CancellationToken cancellationToken);

    /// <summary>Adds an instance to an account.</summary>
    /// <returns>False when the account has one of that name, or the token is taken; nothing is written then.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    Task<bool> AddInstanceAsync(long accountId, string instance, byte[] tokenHash, CancellationToken cancellationToken);
}
