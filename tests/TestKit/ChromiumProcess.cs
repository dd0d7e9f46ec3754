using System.Diagnostics;
using System.Text;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// Chromium without a window, with a profile of its own that is removed at the end. It ends with all its processes when this object is
/// disposed, and also when this process is killed.
/// </summary>
internal sealed class ChromiumProcess : IAsyncDisposable
{
    // A shell stands between, for the same reasons as with WireMock. Chromium is many processes: they get a group of their own where the
    // system can do that, and elsewhere they follow their parent.
    private const string Script =
        """
        trap '' HUP INT TERM
        exec 3<&0 2>&1
        folder=$1
        shift
        ! command -v setsid >/dev/null || set -- setsid "$@"
        "$@" 3<&- &
        browser=$!
        { read -r _ <&3; kill -s KILL -- "-$browser" 2>/dev/null || kill -s KILL "$browser"; } &
        waiter=$!
        wait "$browser"
        kill -s KILL "$waiter"
        rm -rf "$folder"
        """;

    private const string AddressLine = "DevTools listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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

    private readonly Process shell;

    private ChromiumProcess(Process shell) => this.shell = shell;

    /// <summary>Where it takes commands.</summary>
    public Uri Address { get; private set; } = new("ws://nowhere.invalid");

    /// <param name="program">Chromium.</param>
    /// <exception cref="InvalidOperationException">It did not start; the text has what it printed.</exception>
    public static async Task<ChromiumProcess> StartAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("ryze-chromium-").FullName;
        string[] browser = [program, .. Flags, $"--user-data-dir={Path.Combine(folder, "profile")}", "about:blank"];
        var start = new ProcessStartInfo("sh", ["-c", Script, "chromium", folder, .. browser])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };

        // What it writes besides its profile goes with the folder, too.
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        var process = new ChromiumProcess(Process.Start(start)!);
        try
        {
            process.Address = await process.ReadAddressAsync().WaitAsync(Patience, TimeProvider.System);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    /// <summary>Chromium prints its address once it listens.</summary>
    private async Task<Uri> ReadAddressAsync()
    {
        var printed = new StringBuilder();
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(AddressLine, StringComparison.Ordinal))
            {
                // Whatever it prints later is of no interest, but must not fill the pipe.
                _ = shell.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new Uri(line[AddressLine.Length..]);
            }

            printed.AppendLine(line);
        }

        throw new InvalidOperationException($"Chromium did not start: {printed}");
    }
}
