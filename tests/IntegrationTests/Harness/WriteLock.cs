using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>Keeps everybody else from writing integrations, as a slow statement of somebody else would.</summary>
internal sealed class WriteLock : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly TestDatabase database;

    private WriteLock(DbConnection connection, TestDatabase database) => (this.connection, this.database) = (connection, database);

    /// <summary>Blocks every write.</summary>
    public static Task<WriteLock> TakeAsync(TestDatabase database) => TakeAsync(
        database, database.Kind == Database.Sqlite ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE chatwoot_integrations IN SHARE MODE");

    /// <summary>Blocks changes and deletions of existing rows; PostgreSQL only.</summary>
    public static Task<WriteLock> TakeOnRowsAsync(TestDatabase database) =>
        TakeAsync(database, "BEGIN; SELECT 1 FROM chatwoot_integrations FOR UPDATE");

    /// <summary>Runs a statement in a transaction that stays open; PostgreSQL only.</summary>
    public static Task<WriteLock> TakeByAsync(TestDatabase database, string statement) => TakeAsync(database, $"BEGIN; {statement}");

    /// <summary>
    /// Completes when this many statements wait. The embedded database does not report waiting statements.
    /// </summary>
    public Task StatementsWaitAsync(int count)
    {
        const string sql =
            """
            SELECT count(*)
            FROM pg_stat_activity
            WHERE datname = current_database()
              AND wait_event_type = 'Lock'
            """;
        return database.Kind == Database.Sqlite
            ? Task.CompletedTask
            : Eventually.HoldsAsync(async () => (await database.QueryAsync<long>(sql)).Single() >= count, $"{count} statements wait");
    }

    /// <summary>Commits what the lock's own statement wrote, and lets the others go on.</summary>
    public async Task CommitAsync()
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "COMMIT";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lets the others go on.</summary>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<WriteLock> TakeAsync(TestDatabase database, string statements)
    {
        DbConnection connection = database.Kind == Database.Sqlite
            ? new SqliteConnection($"Data Source={database.SqliteFile};Pooling=False")
            : new NpgsqlConnection($"{PostgresConnectionString.Read(database.Url)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statements;
        await command.ExecuteNonQueryAsync();
        return new WriteLock(connection, database);
    }
}
