using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;

namespace RyzeChatwoot.Application.Ports;

/// <summary>Who a token belongs to, and what the request is about.</summary>
/// <param name="Caller">The token's owner.</param>
/// <param name="Named">The instance that the request names; null where it names none, or none that this token reaches.</param>
public sealed record KnownCaller(Caller Caller, Instance? Named);

/// <summary>Looks up the owner of a token (contract, section 2).</summary>
public interface ICallerDirectory
{
    /// <summary>Looks a token up by its SHA-256 and, in the same round trip, the instance that the request names.</summary>
    /// <param name="tokenHash">32 bytes.</param>
    /// <param name="instanceName">As the request has it; null where it names none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null when no account and no instance has that token.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    Task<KnownCaller?> FindByTokenHashAsync(byte[] tokenHash, string? instanceName, CancellationToken cancellationToken);
}
