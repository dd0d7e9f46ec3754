using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// WireMock on a loopback port that it chooses itself, with a copy of the sample as its root folder, because it writes there. It ends
/// when this object is disposed, and also when this process is killed.
/// </summary>
internal sealed class WireMockProcess : IAsyncDisposable
{
    // A shell stands between: the system closes its standard input whichever way this process ends, and only a parent knows for sure
    // whom it kills. WireMock has nothing to save.
    private const string Script =
        """
        trap '' HUP INT TERM
        exec 3<&0 2>&1
        folder=$1
        shift
        "$@" 3<&- &
        server=$!
        { read -r _ <&3; kill -KILL "$server"; } &
        waiter=$!
        wait "$server"
        kill -KILL "$waiter"
        rm -rf "$folder"
        """;

    private const string PortLine = "port:";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] QuickStart = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"];

    private readonly Process shell;

    private WireMockProcess(Process shell) => this.shell = shell;

    public int Port { get; private set; }

    /// <param name="jar">WireMock.</param>
    /// <param name="sample">The folder of <c>mappings</c>.</param>
    /// <exception cref="InvalidOperationException">It did not start; the text has what it printed.</exception>
    public static async Task<WireMockProcess> StartAsync(string jar, string sample)
    {
        var root = Directory.CreateTempSubdirectory("ryze-wiremock-").FullName;
        Copy(sample, root);
        string[] server = ["java", .. QuickStart, "-jar", jar, "--root-dir", root, "--bind-address", "127.0.0.1", "--port", "0"];
        var process = new WireMockProcess(Process.Start(new ProcessStartInfo("sh", ["-c", Script, "wiremock", root, .. server])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = root,
        })!);
        try
        {
            process.Port = await process.ReadPortAsync().WaitAsync(Patience, TimeProvider.System);
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

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>WireMock prints its settings once it listens.</summary>
    private async Task<int> ReadPortAsync()
    {
        var printed = new StringBuilder();
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(PortLine, StringComparison.Ordinal))
            {
                // Whatever it prints later is of no interest, but must not fill the pipe.
                _ = shell.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return int.Parse(line.AsSpan(PortLine.Length), CultureInfo.InvariantCulture);
            }

            printed.AppendLine(line);
        }

        throw new InvalidOperationException($"WireMock did not start: {printed}");
    }
}
