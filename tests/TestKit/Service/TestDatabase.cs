using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>
/// An empty database of a test's own, a folder of its own, and a second connection to look into the database with. Where there is no
/// PostgreSQL, the test is skipped.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ryze-integration-");
    private readonly Func<Task> drop;
    private readonly DbDataSource side;

    private TestDatabase()
    {
        drop = () => Task.CompletedTask;
        Url = $"sqlite:{SqliteFile}";
        side = SqliteFactory.Instance.CreateDataSource($"Data Source={SqliteFile};Pooling=False;Foreign Keys=True");
    }

    private TestDatabase(string connectionString, Func<Task> drop)
    {
        this.drop = drop;
        Kind = Database.Postgres;
        Url = PostgresServer.ToUrl(connectionString);
        side = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timezone = "UTC" });
    }

    public Database Kind { get; }

    /// <summary>What <c>DATABASE_URL</c> is set to.</summary>
    public string Url { get; }

    /// <summary>Removed with everything in it; the embedded database lies here.</summary>
    public string Folder => folder.FullName;

    public string SqliteFile => Path.Combine(Folder, "ryze.db");

    /// <param name="kind">Which one.</param>
    /// <param name="server">A PostgreSQL server of the test's own, which takes the database with it when it goes; the shared one where absent.</param>
    public static async Task<TestDatabase> CreateAsync(Database kind, PostgresServer? server = null)
    {
        if (kind == Database.Sqlite)
        {
            return new TestDatabase();
        }

        if (server is not null)
        {
            return new TestDatabase(await server.CreateDatabaseAsync(), () => Task.CompletedTask);
        }

        var shared = await PostgresServer.SharedAsync();
        if (shared is null)
        {
            Skipped.Because(PostgresServer.UnavailableReason!);
        }

        var connectionString = await shared.CreateDatabaseAsync();
        return new TestDatabase(connectionString, () => shared.DropDatabaseAsync(connectionString));
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await side.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await side.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    public async ValueTask DisposeAsync()
    {
        await side.DisposeAsync();
        await drop();
        folder.Delete(recursive: true);
    }
}
