using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using RyzeChatwoot.Benchmarks.Load;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>The service and this project, published as an operator would do it.</summary>
internal sealed class PublishedPrograms
{
    private readonly string root = FindRoot();

    public string Service => Path.Combine(Folder("service"), "RyzeChatwoot.WebApi");

    /// <summary>The floor and the bridge stub, by their first argument.</summary>
    public string Benchmarks => Path.Combine(Folder("floor"), "RyzeChatwoot.Benchmarks");

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        await PublishAsync("src/WebApi", "service", cancellationToken);
        await PublishAsync("benchmarks", "floor", cancellationToken);
    }

    private Task<string> PublishAsync(string project, string folder, CancellationToken cancellationToken) => ChildProcess.RunAsync(
        [],
        [
            ChildProcess.Dotnet, "publish", Path.Combine(root, project), "-c", "Release", "-r", "linux-x64", "--no-self-contained",
            "-p:PublishReadyToRun=true", "-o", Folder(folder),
        ],
        cancellationToken);

    private string Folder(string name) => Path.Combine(root, "artifacts", "benchmarks", name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RyzeChatwoot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run outside of the repository.");
        }

        return folder.FullName;
    }
}

/// <summary>A running service or floor.</summary>
/// <param name="Process">Where it runs.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Log">The file that receives its log.</param>
/// <param name="Start">From the start of the process to its first list with 200.</param>
internal sealed record Server(ChildProcess Process, Uri Url, string Log, TimeSpan Start) : IAsyncDisposable
{
    private static readonly string[] Levels = ["\"Warning\"", "\"Error\"", "\"Critical\""];

    /// <summary>How many lines of its log are warnings or errors.</summary>
    public long Warnings() => File.ReadLines(Log).LongCount(line => Levels.Any(level => line.Contains(level, StringComparison.Ordinal)));

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}

/// <summary>Starts published programs, each with a log in the given folder.</summary>
internal sealed class Launcher(PublishedPrograms programs, string folder, CancellationToken cancellationToken)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(2);

    private readonly string key = "bench:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private int logs;

    /// <summary>Applies the service's migrations with its own command line.</summary>
    public Task MigrateAsync(string databaseUrl) =>
        ChildProcess.RunAsync(Settings(databaseUrl, new Uri("http://127.0.0.1:9")), [programs.Service, "migrate"], cancellationToken);

    /// <summary>The service as shipped; its rate limit counts but is never reached.</summary>
    /// <param name="databaseUrl">Its database.</param>
    /// <param name="bridge">Its bridge.</param>
    /// <param name="settings">Further settings.</param>
    public Task<Server> ServiceAsync(string databaseUrl, Bridge bridge, params (string Name, string Value)[] settings)
    {
        var url = FreeUrl();
        var environment = Settings(databaseUrl, bridge.Url);
        environment["ASPNETCORE_URLS"] = url.ToString();
        foreach (var (name, value) in settings) environment[name] = value;

        return ServerAsync(url, environment, [programs.Service]);
    }

    /// <param name="database">Its database.</param>
    /// <param name="bridge">Called for every list, if given.</param>
    public Task<Server> FloorAsync(LoadedDatabase database, Bridge? bridge)
    {
        var url = FreeUrl();
        string[] live = bridge is null ? [] : [bridge.Url.ToString()];
        return ServerAsync(url, [], [programs.Benchmarks, Floor.FloorServer.Command, url.ToString(), database.ConnectionString, .. live]);
    }

    public async Task<Bridge> BridgeAsync()
    {
        var url = FreeUrl();
        var log = NextLog();
        var process = await ChildProcess.StartAsync(log, [], programs.Benchmarks, BridgeStub.Command, url.ToString());
        await WaitForResponseAsync(process, new Uri(url, "control/live"), log);
        return new Bridge(process, url);
    }

    private async Task<Server> ServerAsync(Uri url, Dictionary<string, string> environment, string[] line)
    {
        var watch = Stopwatch.StartNew();
        var log = NextLog();
        var process = await ChildProcess.StartAsync(log, environment, line);
        await WaitForResponseAsync(process, new Uri(url, ListRequest.Path(0)), log);
        return new Server(process, url, log, watch.Elapsed);
    }

    private async Task WaitForResponseAsync(ChildProcess process, Uri url, string log)
    {
        using var client = new HttpClient();
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(PollInterval, TimeProvider.System, cancellationToken))
        {
            try
            {
                using var request = ListRequest.To(url, 0);
                using var response = await client.SendAsync(request, cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            if (watch.Elapsed > StartTimeout || !Directory.Exists($"/proc/{process.Id}"))
            {
                await process.DisposeAsync();
                throw new InvalidOperationException($"No response: {await File.ReadAllTextAsync(log, cancellationToken)}");
            }
        }
    }

    private Dictionary<string, string> Settings(string databaseUrl, Uri bridge) => new()
    {
        ["DATABASE_URL"] = databaseUrl,
        ["BRIDGE_URL"] = bridge.ToString(),
        ["BRIDGE_TOKEN"] = "bridge-token",
        ["ENCRYPTION_KEY"] = key,
        ["RATE_LIMIT_PER_MINUTE"] = "1000000000",
    };

    private string NextLog() => Path.Combine(folder, $"{++logs}.log");

    private static Uri FreeUrl()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{socket.LocalEndPoint}"));
    }
}
