using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Ports;

/// <summary>An integration as the command line lists it.</summary>
/// <param name="Account">The owner's name.</param>
/// <param name="Instance">The instance's name.</param>
/// <param name="Status">The status that was last known.</param>
/// <param name="LastError">Empty where the integration is healthy.</param>
/// <param name="BridgeIntegrationId">Its id at the bridge; null when the row names none.</param>
/// <param name="BaseUrl">The base URL of Chatwoot.</param>
/// <param name="ChatwootAccountId">The account at Chatwoot.</param>
/// <param name="InboxId">The inbox at Chatwoot; 0 while unknown.</param>
/// <param name="RefreshedAt">When the status watch last read it, in UTC; null where it never did.</param>
public sealed record IntegrationSummary(
    string Account,
    string Instance,
    IntegrationStatus Status,
    string LastError,
    string? BridgeIntegrationId,
    string BaseUrl,
    long ChatwootAccountId,
    long InboxId,
    DateTime? RefreshedAt);

/// <summary>Reads the integrations of all accounts (contract, section 11).</summary>
public interface IIntegrationDirectory
{
    /// <summary>Streams integrations by account and name; rows are read as they are consumed.</summary>
    /// <param name="accountId">The one account to list; null for all.</param>
    /// <param name="status">The one status to list; null for all.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    IAsyncEnumerable<IntegrationSummary> StreamAsync(long? accountId, IntegrationStatus? status, CancellationToken cancellationToken);
}
