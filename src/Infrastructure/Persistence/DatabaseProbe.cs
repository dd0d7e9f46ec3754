using System.Data.Common;
using Dapper;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>
/// Asks the database for a sign of life, over a connection of its own: how long a crowd of requests waits for the others tells nothing of the
/// database (contract, section 9).
/// </summary>
public sealed class DatabaseProbe(DatabaseOptions options) : IAsyncDisposable
{
    private readonly DbDataSource dataSource = DataSources.Single(options);

    /// <summary>Runs a statement that needs nothing but the database.</summary>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">It did not answer in time.</exception>
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
