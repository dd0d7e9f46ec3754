using System.Data.Common;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>
/// Writes live values into the row that was read and reports a change of status, once over all replicas: only the process whose statement
/// changed the row reports it (contract, section 5, steps 4 and 5, and section 13).
/// </summary>
internal sealed partial class LiveStatusWriter(
    IChatwootIntegrationRepository integrations, IDatabaseFaults faults, StatusMetrics metrics, ILogger<LiveStatusWriter> logger)
{
    /// <summary>Writes what differs from the row; nothing where nothing does. A database that fails is logged, not thrown.</summary>
    /// <param name="instance">The instance that owns the row.</param>
    /// <param name="read">The row as it was read.</param>
    /// <param name="live">What the bridge said of it.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <returns>The row with the live values.</returns>
    public async Task<ChatwootIntegration> SaveAsync(
        Instance instance, ChatwootIntegration read, LiveStatus live, CancellationToken cancellationToken)
    {
        var current = read.EnrichedWith(live);
        if (current == read)
        {
            return current;
        }

        try
        {
            if (await integrations.UpdateLiveAsync(read, current, cancellationToken))
            {
                Report(instance, read, current);
            }
        }
        catch (DbException exception)
        {
            LogUpdateFailed(instance.Name, instance.OwnerAccountId, faults.Describe(exception));
        }

        return current;
    }

    private void Report(Instance instance, ChatwootIntegration read, ChatwootIntegration current)
    {
        if (current.InboxId != read.InboxId)
        {
            metrics.Backfilled();
        }

        if (current.Status != read.Status)
        {
            metrics.Changed(read.Status, current.Status);
            if (current.Status == IntegrationStatus.Error)
            {
                LogFails(instance.Name, instance.OwnerAccountId, read.Status.Text(), current.Status.Text(), current.LastError);
            }
            else
            {
                LogChanged(instance.Name, instance.OwnerAccountId, read.Status.Text(), current.Status.Text(), current.LastError);
            }
        }
    }

    [LoggerMessage(1002, LogLevel.Warning, "The live status of instance {Instance} (account {AccountId}) could not be written: {Cause}")]
    private partial void LogUpdateFailed(string instance, long accountId, string cause);

    [LoggerMessage(1012, LogLevel.Warning, "The integration of instance {Instance} (account {AccountId}) changed from {OldStatus} to {NewStatus}: {Error}")]
    private partial void LogFails(string instance, long accountId, string oldStatus, string newStatus, string error);

    [LoggerMessage(1013, LogLevel.Information, "The integration of instance {Instance} (account {AccountId}) changed from {OldStatus} to {NewStatus}: {Error}")]
    private partial void LogChanged(string instance, long accountId, string oldStatus, string newStatus, string error);
}
