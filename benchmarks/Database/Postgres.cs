using System.Globalization;
using Npgsql;
using RyzeChatwoot.Benchmarks.Processes;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.Benchmarks.Database;

/// <summary>A throw-away cluster that is set up as one for production would be.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    /// <summary>Instances that share an account.</summary>
    public const int InstancesPerAccount = 100;

    private const string Settings =
        """
        max_connections = 300
        shared_buffers = 256MB
        effective_cache_size = 1GB
        max_wal_size = 2GB
        random_page_cost = 1.1
        shared_preload_libraries = 'pg_stat_statements'
        # Switched on for the runs that count statements and are not timed.
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
    public double Cpu() => ProcessFigures.CpuOfFamily(cluster.ProcessId);

    /// <summary>Makes a database, migrates it with the service's own command and fills it.</summary>
    public async Task<LoadedDatabase> LoadAsync(string name, int instances, Launcher launcher)
    {
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE template0");
        var url = string.Create(CultureInfo.InvariantCulture, $"postgres://{PostgresCluster.Superuser}@127.0.0.1:{cluster.Port}/{name}");
        await launcher.MigrateAsync(url);
        foreach (var statement in Rows.Statements(instances, InstancesPerAccount)) await ExecuteAsync(name, statement);

        await ExecuteAsync(name, "CREATE EXTENSION pg_stat_statements");
        await ExecuteAsync(name, "VACUUM ANALYZE");
        await ExecuteAsync(name, "CHECKPOINT");
        return new LoadedDatabase(url, ConnectionString(name), instances);
    }

    /// <summary>How many statements the database ran while something was done, transaction control included.</summary>
    public async Task<long> StatementsAsync(LoadedDatabase database, Func<Task> work)
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        await ExecuteAsync(name, "ALTER SYSTEM SET pg_stat_statements.track = 'all'");
        await ExecuteAsync(name, "SELECT pg_reload_conf()");
        await ExecuteAsync(name, "SELECT pg_stat_statements_reset()");
        await work();
        await ExecuteAsync(name, "ALTER SYSTEM SET pg_stat_statements.track = 'none'");
        await ExecuteAsync(name, "SELECT pg_reload_conf()");
        return await ReadAsync(
            name,
            """
            SELECT coalesce(sum(calls), 0)::bigint
            FROM pg_stat_statements s
            JOIN pg_database d ON d.oid = s.dbid
            WHERE d.datname = current_database()
              AND s.query NOT LIKE '%pg_stat_statements%'
              AND s.query NOT LIKE '%pg_reload_conf%'
            """);
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    private async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> ReadAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
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
