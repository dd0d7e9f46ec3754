using RyzeChatwoot.Domain.Accounts;

namespace RyzeChatwoot.Application.Ports;

/// <summary>Tells who a token belongs to (contract, section 2).</summary>
public interface ICallerDirectory
{
    /// <summary>Looks a token up by its SHA-256.</summary>
    /// <returns>Null when no account and no instance has that token.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    Task<Caller?> FindByTokenHashAsync(byte[] tokenHash, CancellationToken cancellationToken);
}
