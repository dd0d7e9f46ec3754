using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using RyzeChatwoot.Benchmarks.Processes;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.Benchmarks;

/// <summary>A migrated PostgreSQL database with instances in it.</summary>
/// <param name="Url">For the service.</param>
/// <param name="ConnectionString">For Npgsql.</param>
/// <param name="Instances">How many it holds, numbered from 0.</param>
internal sealed record LoadedDatabase(string Url, string ConnectionString, int Instances);

/// <summary>A temporary PostgreSQL cluster with settings as in production.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private const string Settings =
        """
        max_connections = 300
        shared_buffers = 256MB
        effective_cache_size = 1GB
        max_wal_size = 2GB
        random_page_cost = 1.1
        shared_preload_libraries = 'pg_stat_statements'
        # Switched on only for the runs that count statements and are not timed.
        pg_stat_statements.track = none

        """;

    private readonly PostgresCluster cluster;

    private Postgres(PostgresCluster cluster) => this.cluster = cluster;

    /// <exception cref="InvalidOperationException">There are no server binaries.</exception>
    public static async Task<Postgres> StartAsync()
    {
        var binaries = PostgresBinaries.Find() ?? throw new InvalidOperationException("No PostgreSQL server binaries were found.");
        return new Postgres(await PostgresCluster.CreateAsync(binaries, Settings));
    }

    /// <summary>Seconds of CPU that all processes of the cluster have used.</summary>
    public double Cpu() => ProcessFigures.CpuWithChildren(cluster.ProcessId);

    /// <summary>Creates a database, migrates it with the service's own command and fills it.</summary>
    public async Task<LoadedDatabase> LoadAsync(string name, int instances, Launcher launcher)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"postgres://{PostgresCluster.Superuser}@127.0.0.1:{cluster.Port}/{name}");
        var database = new LoadedDatabase(url, ConnectionString(name), instances);
        await ExecuteAsync(ConnectionString("postgres"), $"CREATE DATABASE {name} TEMPLATE template0");
        await launcher.MigrateAsync(url);
        await ExecuteAsync(
            database.ConnectionString,
            [.. Rows.Statements(instances), "CREATE EXTENSION pg_stat_statements", "VACUUM ANALYZE", "CHECKPOINT"]);
        return database;
    }

    /// <summary>Counts the statements that the database runs during <paramref name="work"/>, transaction control included.</summary>
    public static async Task<long> StatementsAsync(LoadedDatabase database, Func<Task> work)
    {
        const string sql =
            """
            SELECT coalesce(sum(calls), 0)::bigint
            FROM pg_stat_statements s
            JOIN pg_database d ON d.oid = s.dbid
            WHERE d.datname = current_database()
              AND s.query NOT LIKE '%pg_stat_statements%'
              AND s.query NOT LIKE '%pg_reload_conf%'
            """;
        const string reload = "SELECT pg_reload_conf()";
        await ExecuteAsync(
            database.ConnectionString,
            "ALTER SYSTEM SET pg_stat_statements.track = 'all'",
            reload,
            "SELECT pg_stat_statements_reset()");
        await work();
        await ExecuteAsync(database.ConnectionString, "ALTER SYSTEM SET pg_stat_statements.track = 'none'", reload);
        return await CountAsync(database, sql);
    }

    /// <summary>Runs a query whose result is one number.</summary>
    public static async Task<long> CountAsync(LoadedDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    private static async Task ExecuteAsync(string connectionString, params IEnumerable<string> statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = cluster.Port,
        Username = PostgresCluster.Superuser,
        Database = database,
        Pooling = false,
    }.ConnectionString;
}

/// <summary>Creates a SQLite database with the same rows.</summary>
internal static class SqliteFile
{
    // The format in which the driver writes times.
    private const string Now = "2026-04-20 10:15:30";

    /// <returns>The database's URL, for the service.</returns>
    public static async Task<string> LoadAsync(string file, int instances, Launcher launcher)
    {
        var url = $"sqlite:{file}";
        await launcher.MigrateAsync(url);
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        await using var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync();

        // The functions of PostgreSQL that the statements use.
        connection.CreateFunction("now", () => Now);
        connection.CreateFunction("convert_to", (string text, string _) => Encoding.UTF8.GetBytes(text));
        connection.CreateFunction("sha256", (byte[] bytes) => SHA256.HashData(bytes));
        connection.CreateFunction("lpad", (string text, int length, string fill) => text.PadLeft(length, fill[0]));
        foreach (var sql in Rows.Statements(instances))
        {
            await using var command = new SqliteCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        return url;
    }
}

/// <summary>Fills the tables: numbered accounts and instances, each instance with an integration and a token of its own.</summary>
file static class Rows
{
    private const int InstancesPerAccount = 100;

    public static IEnumerable<string> Statements(int instances)
    {
        var account = string.Create(CultureInfo.InvariantCulture, $"n / {InstancesPerAccount} + 1");
        yield return Insert(
            "accounts (id, name, token_hash, created_at)",
            "n + 1, 'account-' || n, sha256(convert_to('account-token-' || n, 'UTF8')), now()",
            ((instances - 1) / InstancesPerAccount) + 1);
        yield return Insert(
            "instances (id, account_id, name, token_hash, created_at)",
            $"n + 1, {account}, 'instance-' || number, sha256(convert_to('instance-token-' || number, 'UTF8')), now()",
            instances);

        // The encrypted API token has the length of a real one; neither a list nor the status watch decrypts it.
        yield return Insert(
            """
            chatwoot_integrations (
                instance_id, bridge_integration_id, chatwoot_base_url, chatwoot_account_id, chatwoot_api_token, inbox_id, inbox_name,
                status, last_error, sign_messages, ignore_groups, start_as_pending, reopen_resolved, created_at, updated_at)
            """,
            """
            n + 1, 'int_' || number, 'https://chatwoot.example.com', n % 1000 + 1, 'v1:bench:' || lpad('', 88, 'A'), 42, 'WhatsApp',
            'active', '', true, false, false, true, now(), now()
            """,
            instances);
    }

    private static string Insert(string columns, string values, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        INSERT INTO {columns}
        WITH RECURSIVE
            numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count - 1}),
            padded (n, number) AS (SELECT n, lpad(CAST(n AS text), 8, '0') FROM numbers)
        SELECT {values}
        FROM padded
        """);
}
