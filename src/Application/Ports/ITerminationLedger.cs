namespace RyzeChatwoot.Application.Ports;

/// <summary>A termination that the bridge has not confirmed yet.</summary>
/// <param name="BridgeIntegrationId">What to terminate.</param>
/// <param name="InstanceName">Whose it was, for people who read the ledger.</param>
public sealed record OwedTermination(string BridgeIntegrationId, string InstanceName);

/// <summary>
/// Remembers what the bridge still has to terminate, so that nothing stays behind there for ever (contract, section 6, step 4). All
/// methods throw <see cref="System.Data.Common.DbException"/> when the database does not answer.
/// </summary>
public interface ITerminationLedger
{
    /// <summary>Enters a termination, unless a row names that integration; entering one twice is the same as once.</summary>
    Task AddAsync(OwedTermination owed, CancellationToken cancellationToken);

    /// <summary>Strikes a termination that the bridge has confirmed.</summary>
    Task RemoveAsync(string bridgeIntegrationId, CancellationToken cancellationToken);
}
