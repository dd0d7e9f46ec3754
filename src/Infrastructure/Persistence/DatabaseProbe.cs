using System.Data.Common;
using Dapper;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>
/// Runs a trivial statement over a connection of its own, so that the wait for a pooled connection is not mistaken for a slow database
/// (contract, section 9).
/// </summary>
public sealed class DatabaseProbe(DatabaseOptions options) : IAsyncDisposable
{
    private readonly DbDataSource dataSource = DataSources.Single(options);

    /// <summary>Runs a statement that needs nothing but the database.</summary>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">It did not respond in time.</exception>
    public Task PingAsync(CancellationToken cancellationToken) => ConnectionRetry.ExecuteAsync(PingOnceAsync, cancellationToken);

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => dataSource.DisposeAsync();

    private async Task<int> PingOnceAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT 1
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(sql, cancellationToken: cancellationToken));
    }
}
