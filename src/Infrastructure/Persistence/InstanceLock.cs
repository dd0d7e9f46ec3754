using System.Data.Common;
using Dapper;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>
/// Serializes the transactions that change an instance's integration. Each acquires the lock first: then it knows what it replaces, and
/// no two can deadlock.
/// </summary>
internal static class InstanceLock
{
    /// <summary>Acquires the lock; it is released when the transaction ends.</summary>
    public static Task AcquireAsync(DbTransaction transaction, long instanceId, CancellationToken cancellationToken)
    {
        // An update that changes nothing takes a row lock on both databases.
        const string sql =
            """
            UPDATE instances
            SET name = name
            WHERE id = @InstanceId
            """;
        return transaction.Connection!.ExecuteAsync(
            new CommandDefinition(sql, new { InstanceId = instanceId }, transaction, cancellationToken: cancellationToken));
    }
}
