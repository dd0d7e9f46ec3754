using Npgsql;
using RyzeChatwoot.BridgeMock;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// PgBouncer in transaction mode in front of a test's database: one connection to the server, which all clients share by turns. What a
/// client leaves behind in its session, the next one meets.
/// </summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private const string Program = "pgbouncer";

    private readonly GuardedProcess process;

    private PgBouncer(GuardedProcess process, string url)
    {
        this.process = process;
        Url = url;
    }

    /// <summary>Why <see cref="TryStartAsync"/> gave null; the reason to skip a test with.</summary>
    public static string? UnavailableReason { get; private set; }

    /// <summary>The database, by way of PgBouncer.</summary>
    public string Url { get; }

    /// <param name="url">The <c>postgres://</c> URL of the database.</param>
    /// <returns>Null where it is not installed.</returns>
    /// <exception cref="InvalidOperationException">It is not installed and <c>CI</c> is <c>true</c>, or it does not start.</exception>
    public static async Task<PgBouncer?> TryStartAsync(string url)
    {
        if (Find() is not { } program)
        {
            UnavailableReason = $"PgBouncer is not available: {Program} is not installed";
            return Environment.GetEnvironmentVariable("CI") == "true" ? throw new InvalidOperationException(UnavailableReason) : null;
        }

        var server = PostgresUrl.Parse(url);
        var folder = Directory.CreateTempSubdirectory("ryze-pgbouncer-").FullName;
        using var held = new HeldPort();
        var (port, file) = (held.Port, Path.Combine(folder, "pgbouncer.ini"));
        await File.WriteAllTextAsync(file, Settings(server, port));
        if (Environment.IsPrivilegedProcess)
        {
            await Command.RunAsync("chown", "-R", PostgresCluster.Superuser, folder);
        }

        held.Dispose();
        var asUser = Environment.IsPrivilegedProcess ? $"runuser -u {PostgresCluster.Superuser} -- " : "";

        // Its lines begin with the time.
        var process = await GuardedProcess.StartAsync(
            folder, "listening on ", "sh", "-c", $"{asUser}{program} '{file}' 2>&1 | sed -u 's/^.* LOG //'");
        return new PgBouncer(process, PostgresUrl.Format(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = "127.0.0.1", Port = port }));
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static string Settings(NpgsqlConnectionStringBuilder server, int port) =>
        $"""
        [databases]
        {server.Database} = host={server.Host} port={server.Port} user={server.Username}{(server.Password is { Length: > 0 } password ? $" password='{password}'" : "")}

        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = {port}
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = 1

        """;

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, Program))
        .FirstOrDefault(File.Exists);
}
