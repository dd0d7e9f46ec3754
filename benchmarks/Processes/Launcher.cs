using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using RyzeChatwoot.Benchmarks.Database;
using RyzeChatwoot.Benchmarks.Load;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>Starts programs that were published, each with a log in the given folder.</summary>
internal sealed class Launcher(Publisher published, string folder, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly string key = "bench:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private int logs;

    /// <summary>Applies the service's migrations with its own command line.</summary>
    public Task MigrateAsync(string databaseUrl) =>
        Shell.RunAsync(Settings(databaseUrl, new Uri("http://127.0.0.1:9")), [published.Service, "migrate"], cancellationToken);

    /// <summary>The service as shipped, its limit raised but on.</summary>
    /// <param name="databaseUrl">Its database.</param>
    /// <param name="bridge">Its bridge.</param>
    /// <param name="settings">What else to set.</param>
    public Task<Server> ServiceAsync(string databaseUrl, Bridge bridge, params (string Name, string Value)[] settings)
    {
        var port = FreePort.Next();
        var environment = Settings(databaseUrl, bridge.Url);
        environment["ASPNETCORE_URLS"] = Url(port).ToString();
        foreach (var (name, value) in settings) environment[name] = value;

        return ServerAsync(port, environment, [published.Service]);
    }

    /// <param name="database">Its database.</param>
    /// <param name="bridge">Asked for every list, where there is one.</param>
    public Task<Server> FloorAsync(LoadedDatabase database, Bridge? bridge)
    {
        var port = FreePort.Next();
        string[] asked = bridge is null ? [] : [bridge.Url.ToString()];
        return ServerAsync(port, [], [published.Floor, Floor.FloorServer.Command, Text(port), database.ConnectionString, .. asked]);
    }

    public async Task<Bridge> BridgeAsync()
    {
        var port = FreePort.Next();
        var log = NextLog();
        var process = await ChildProcess.StartAsync(log, [], published.Floor, Stub.BridgeStub.Command, Text(port));
        await WaitForResponseAsync(process, new Uri(Url(port), "control/live"), log);
        return new Bridge(process, Url(port));
    }

    private async Task<Server> ServerAsync(int port, Dictionary<string, string> environment, string[] line)
    {
        var watch = Stopwatch.StartNew();
        var log = NextLog();
        var process = await ChildProcess.StartAsync(log, environment, line);
        await WaitForResponseAsync(process, new Uri(Url(port), ListRequest.Path(0)), log);
        return new Server(process, Url(port), log, watch.Elapsed);
    }

    private async Task WaitForResponseAsync(ChildProcess process, Uri url, string log)
    {
        using var client = new HttpClient();
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(Pause, TimeProvider.System, cancellationToken))
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

            if (watch.Elapsed > Patience || !Directory.Exists($"/proc/{process.Id}"))
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

    private static Uri Url(int port) => new($"http://127.0.0.1:{Text(port)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
