using System.Globalization;
using RyzeChatwoot.BridgeMock;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// A PostgreSQL cluster in a temporary folder, made from installed binaries. It trusts everybody on loopback, and, as
/// tests use it, what it holds need not survive a crash of the machine.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Addresses =
        """

        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''

        """;

    private const string ForTests =
        """
        max_connections = 200
        fsync = off
        synchronous_commit = off
        full_page_writes = off

        """;

    /// <summary>The server refuses to run as root.</summary>
    private static readonly string[] AsServerUser = Environment.IsPrivilegedProcess ? ["runuser", "-u", Superuser, "--"] : [];

    private readonly string binaries;
    private readonly string folder = Directory.CreateTempSubdirectory("ryze-postgres-").FullName;
    private readonly ClusterReaper reaper;
    private HeldPort held = new();

    private PostgresCluster(string binaries)
    {
        this.binaries = binaries;
        Port = held.Port;
        reaper = new ClusterReaper(folder, Control("stop", "--mode=immediate"));
    }

    public const string Superuser = "postgres";

    public int Port { get; }

    /// <summary>The server's first process, which is the parent of all others.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private string Data => Path.Combine(folder, "data");

    private string Log => Path.Combine(folder, "log");

    /// <param name="binaries">The folder of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</param>
    /// <param name="settings">Lines of <c>postgresql.conf</c>.</param>
    public static async Task<PostgresCluster> CreateAsync(string binaries, string settings = ForTests)
    {
        var cluster = new PostgresCluster(binaries);
        try
        {
            await cluster.InitializeAsync(settings);
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync()
    {
        held.Dispose();
        try
        {
            await Command.RunAsync(Control("start", $"--log={Log}", $"--options=-p {Port}"));
        }
        catch (InvalidOperationException failure) when (File.Exists(Log))
        {
            throw new InvalidOperationException($"{failure.Message}{Environment.NewLine}{await File.ReadAllTextAsync(Log)}", failure);
        }
    }

    /// <summary>Ends all sessions at once, in an orderly way. The port is kept.</summary>
    public async Task StopAsync()
    {
        await Command.RunAsync(Control("stop", "--mode=fast"));
        held = new HeldPort(Port);
    }

    public async ValueTask DisposeAsync()
    {
        await reaper.DisposeAsync();
        held.Dispose();
    }

    private async Task InitializeAsync(string settings)
    {
        if (AsServerUser.Length > 0) await Command.RunAsync("chown", Superuser, folder);

        await Command.RunAsync(
        [
            .. AsServerUser,
            Path.Combine(binaries, "initdb"),
            $"--pgdata={Data}",
            $"--username={Superuser}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        await File.AppendAllTextAsync(Path.Combine(Data, "postgresql.conf"), Addresses + settings);
    }

    private string[] Control(string action, params string[] options) =>
        [.. AsServerUser, Path.Combine(binaries, "pg_ctl"), action, $"--pgdata={Data}", "--wait", "--timeout=60", "--silent", .. options];
}
