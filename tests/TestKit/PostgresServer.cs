using System.Collections.Concurrent;
using Npgsql;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// PostgreSQL for tests: the server that <c>TEST_POSTGRES_URL</c> names (a <c>postgres://</c> URL or an Npgsql keyword
/// string), else a throw-away one from the installed binaries. Each test takes a database of its own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Variable = "TEST_POSTGRES_URL";

    private static readonly Lazy<Task<PostgresServer?>> Shared = new(StartSharedAsync);

    private readonly NpgsqlConnectionStringBuilder maintenance;
    private readonly PostgresCluster? cluster;
    private readonly ConcurrentQueue<string> created = new();

    private PostgresServer(NpgsqlConnectionStringBuilder maintenance, PostgresCluster? cluster)
    {
        this.maintenance = maintenance;
        this.cluster = cluster;
    }

    /// <summary>Why <see cref="TryStartAsync"/> gave null; the reason to skip a test with.</summary>
    public static string? UnavailableReason { get; private set; }

    /// <summary>Whether this process made the server, and so may stop it and start it again.</summary>
    public bool CanRestart => cluster is not null;

    /// <returns>Null where there is neither a named server nor installed binaries.</returns>
    /// <exception cref="InvalidOperationException">There is neither and <c>CI</c> is <c>true</c>, or the binaries do not start.</exception>
    /// <exception cref="NpgsqlException">The named server cannot be reached.</exception>
    public static async Task<PostgresServer?> TryStartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address)
        {
            var named = new PostgresServer(PostgresUrl.Parse(address), cluster: null);
            await named.ExecuteAsync("SELECT 1");
            return named;
        }

        if (PostgresBinaries.Find() is not { } binaries) return Unavailable();

        var cluster = await PostgresCluster.CreateAsync(binaries);
        return new PostgresServer(
            new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = cluster.Port,
                Username = PostgresCluster.Superuser,
                Database = "postgres",
            },
            cluster);
    }

    /// <summary>
    /// The one server of this process, started by the first caller and stopped when the process ends. It is not to be
    /// disposed, nor stopped while other tests run.
    /// </summary>
    /// <inheritdoc cref="TryStartAsync"/>
    public static Task<PostgresServer?> SharedAsync() => Shared.Value;

    /// <summary>The <c>postgres://</c> form of a connection string: server, credentials, database and TLS mode.</summary>
    public static string ToUrl(string connectionString) => PostgresUrl.Format(new NpgsqlConnectionStringBuilder(connectionString));

    /// <summary>Makes an empty database of the test's own.</summary>
    /// <returns>Its Npgsql connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"ryze_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        var connectionString = ConnectionString(name);
        created.Enqueue(connectionString);
        return connectionString;
    }

    /// <summary>Removes the database, sessions in it included. Does nothing where it is gone already.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await ExecuteAsync($"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
    }

    /// <summary>Ends all sessions and refuses connections from then on.</summary>
    /// <exception cref="InvalidOperationException"><see cref="CanRestart"/> is false.</exception>
    public Task StopAsync() => Own().StopAsync();

    /// <summary>Starts the stopped server with the same port and data.</summary>
    /// <exception cref="InvalidOperationException"><see cref="CanRestart"/> is false.</exception>
    public Task StartAgainAsync() => Own().StartAsync();

    /// <summary>Removes the throw-away server; on a named one, the databases that were made here.</summary>
    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
            return;
        }

        while (created.TryDequeue(out var database)) await DropDatabaseAsync(database);
    }

    private static async Task<PostgresServer?> StartSharedAsync()
    {
        var server = await TryStartAsync();
        if (server is not null) AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }

    private static PostgresServer? Unavailable()
    {
        UnavailableReason = $"PostgreSQL is not available: {Variable} is not set and no server binaries are installed";
        return Environment.GetEnvironmentVariable("CI") == "true" ? throw new InvalidOperationException(UnavailableReason) : null;
    }

    private PostgresCluster Own() => cluster ?? throw new InvalidOperationException($"The server named by {Variable} is not ours to stop");

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(maintenance.ConnectionString) { Database = database }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(maintenance.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
