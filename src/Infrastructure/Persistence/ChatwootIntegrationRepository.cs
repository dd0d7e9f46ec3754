using System.Data.Common;
using Dapper;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class ChatwootIntegrationRepository(DbDataSource dataSource, ApiTokenCipher cipher, TimeProvider clock)
    : IChatwootIntegrationRepository
{
    public async Task<bool> UpdateLiveAsync(ChatwootIntegration read, ChatwootIntegration current, CancellationToken cancellationToken)
    {
        const string sql =
            """
            UPDATE chatwoot_integrations
            SET status = @Status,
                last_error = @LastError,
                inbox_id = @InboxId
            WHERE instance_id = @InstanceId
              AND bridge_integration_id = @BridgeIntegrationId
              AND inbox_id = @InboxIdRead
              AND updated_at = @UpdatedAt
              AND status = @StatusRead
              AND last_error = @LastErrorRead
            """;
        var parameters = new
        {
            Status = current.Status.Text(),
            current.LastError,
            current.InboxId,
            read.InstanceId,
            read.BridgeIntegrationId,
            StatusRead = read.Status.Text(),
            LastErrorRead = read.LastError,
            InboxIdRead = read.InboxId,
            read.UpdatedAt,
        };
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)) == 1;
    }

    public async Task<PendingTermination?> StoreAsync(
        Instance instance, ChatwootSettings settings, ActivatedAtBridge activated, CancellationToken cancellationToken)
    {
        const string enterReplaced =
            """
            INSERT INTO bridge_terminations (bridge_integration_id, account_id, account_name, instance_name, next_attempt_at, created_at)
            SELECT bridge_integration_id, @OwnerAccountId, (SELECT name FROM accounts WHERE id = @OwnerAccountId), @InstanceName, @NextAttemptAt, @Now
            FROM chatwoot_integrations
            WHERE instance_id = @InstanceId
              AND bridge_integration_id <> @BridgeIntegrationId
            ON CONFLICT (bridge_integration_id) DO NOTHING
            RETURNING bridge_integration_id
            """;
        const string store =
            """
            INSERT INTO chatwoot_integrations (
                instance_id, bridge_integration_id, chatwoot_base_url, chatwoot_account_id, chatwoot_api_token, inbox_id, inbox_name,
                status, last_error, sign_messages, ignore_groups, start_as_pending, reopen_resolved, created_at, updated_at)
            VALUES (
                @InstanceId, @BridgeIntegrationId, @BaseUrl, @AccountId, @ApiToken, @InboxId, @InboxName,
                @Status, '', @SignMessages, @IgnoreGroups, @StartAsPending, @ReopenResolved, @Now, @Now)
            ON CONFLICT (instance_id) DO UPDATE
            SET bridge_integration_id = excluded.bridge_integration_id,
                chatwoot_base_url = excluded.chatwoot_base_url,
                chatwoot_account_id = excluded.chatwoot_account_id,
                chatwoot_api_token = excluded.chatwoot_api_token,
                inbox_id = excluded.inbox_id,
                inbox_name = excluded.inbox_name,
                status = excluded.status,
                last_error = excluded.last_error,
                sign_messages = excluded.sign_messages,
                ignore_groups = excluded.ignore_groups,
                start_as_pending = excluded.start_as_pending,
                reopen_resolved = excluded.reopen_resolved,
                updated_at = excluded.updated_at
            """;

        // A bridge may reuse an id: one that a row names must not be terminated.
        const string strikeStored =
            """
            DELETE FROM bridge_terminations
            WHERE bridge_integration_id = @BridgeIntegrationId
            """;
        var now = clock.GetUtcNow().UtcDateTime;
        var parameters = new
        {
            InstanceId = instance.Id,
            instance.OwnerAccountId,
            InstanceName = instance.Name,
            BridgeIntegrationId = activated.Id,
            settings.BaseUrl,
            settings.AccountId,
            ApiToken = cipher.Encrypt(instance.Id, settings.ApiToken.Reveal()),
            activated.InboxId,
            InboxName = activated.InboxName ?? settings.InboxName,
            Status = activated.Status.Text(),
            settings.SignMessages,
            settings.IgnoreGroups,
            settings.StartAsPending,
            settings.ReopenResolved,
            Now = now,
            NextAttemptAt = now + TerminationOutbox.FirstAttemptLease,
        };

        var replaced = await ConnectionRetry.ExecuteAsync(StoreOnceAsync, cancellationToken);
        return replaced is null ? null : PendingTermination.Of(instance, replaced);

        async Task<string?> StoreOnceAsync(CancellationToken token)
        {
            await using var connection = await dataSource.OpenConnectionAsync(token);
            await using var transaction = await connection.BeginTransactionAsync(token);
            await InstanceLock.AcquireAsync(transaction, instance.Id, token);
            var entered = await connection.QuerySingleOrDefaultAsync<string?>(Command(enterReplaced));
            await connection.ExecuteAsync(Command(store));
            await connection.ExecuteAsync(Command(strikeStored));
            await transaction.CommitAsync(token);
            return entered;

            CommandDefinition Command(string sql) => new(sql, parameters, transaction, cancellationToken: token);
        }
    }

    public Task DeleteAsync(Instance instance, PendingTermination? pending, CancellationToken cancellationToken) =>
        ConnectionRetry.ExecuteAsync(token => DeleteOnceAsync(instance, pending, token), cancellationToken);

    private async Task<bool> DeleteOnceAsync(Instance instance, PendingTermination? pending, CancellationToken cancellationToken)
    {
        const string sql =
            """
            DELETE FROM chatwoot_integrations
            WHERE instance_id = @InstanceId
              AND bridge_integration_id IS NOT DISTINCT FROM @BridgeIntegrationId
              AND updated_at = @UpdatedAt
            """;
        var read = instance.Integration ?? throw new ArgumentException("There is no row to delete.", nameof(instance));
        var parameters = new { read.InstanceId, read.BridgeIntegrationId, read.UpdatedAt };

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await InstanceLock.AcquireAsync(transaction, instance.Id, cancellationToken);
        var deleted = await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));

        // Where the row was replaced or deleted meanwhile, that writer has added the termination.
        if (deleted == 1 && pending is not null)
        {
            await TerminationOutbox.AddAsync(transaction, pending, clock, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return deleted == 1;
    }

    public async Task<IReadOnlyDictionary<IntegrationStatus, long>> CountByStatusAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT status, COUNT(*)
            FROM chatwoot_integrations
            GROUP BY status
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var counts = await connection.QueryAsync<(string Status, long Count)>(new CommandDefinition(sql, cancellationToken: cancellationToken));
        return counts.ToDictionary(row => StatusColumn.Parse(row.Status), row => row.Count);
    }
}
