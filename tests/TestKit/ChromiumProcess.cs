namespace RyzeChatwoot.TestKit;

/// <summary>Chromium without a window, with a profile of its own that is removed at the end.</summary>
internal sealed class ChromiumProcess : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--remote-debugging-port=0",
        "--window-size=1280,2000",
    ];

    private readonly GuardedProcess process;

    private ChromiumProcess(GuardedProcess process) => this.process = process;

    /// <summary>Where it takes commands.</summary>
    public Uri Address => new(process.Announced);

    /// <param name="program">Chromium.</param>
    /// <exception cref="InvalidOperationException">It did not start; the text has what it printed.</exception>
    public static async Task<ChromiumProcess> StartAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("ryze-chromium-").FullName;
        string[] browser = [program, .. Flags, $"--user-data-dir={Path.Combine(folder, "profile")}", "about:blank"];
        return new ChromiumProcess(await GuardedProcess.StartAsync(folder, "DevTools listening on ", browser));
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
