using System.Data.Common;
using Dapper;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>
/// Lets transactions that change an instance's integration run one after the other. Each enters first of all: then each knows what it
/// replaces, and no two wait for each other.
/// </summary>
internal static class InstanceLock
{
    /// <summary>Waits for the transactions before this one; holds up those behind it until it ends.</summary>
    public static Task AcquireAsync(DbTransaction transaction, long instanceId, CancellationToken cancellationToken)
    {
        // An update that changes nothing is the row lock that both databases have.
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
