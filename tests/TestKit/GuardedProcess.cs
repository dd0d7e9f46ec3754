using System.Diagnostics;
using System.Text;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// A program with a temporary folder of its own. It ends with all its processes, and its folder goes, when this object is disposed, and
/// also when this process is killed.
/// </summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // A shell stands between: the system closes its standard input whichever way this process ends, and only a parent knows for sure
    // whom it kills. A program of many processes gets a group of its own where the system can do that, and elsewhere they follow their
    // parent. None of them has anything to save.
    private const string Script =
        """
        trap '' HUP INT TERM
        exec 3<&0 2>&1
        folder=$1
        shift
        ! command -v setsid >/dev/null || set -- setsid "$@"
        "$@" 3<&- &
        program=$!
        { read -r _ <&3; kill -s KILL -- "-$program" 2>/dev/null || kill -s KILL "$program"; } &
        waiter=$!
        wait "$program"
        kill -s KILL "$waiter"
        rm -rf "$folder"
        """;

    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(60);

    private readonly Process shell;

    private GuardedProcess(Process shell) => this.shell = shell;

    /// <summary>What stood behind the announcement.</summary>
    public string Announced { get; private set; } = "";

    /// <summary>Starts a program and waits until it prints the line that says that it is ready.</summary>
    /// <param name="folder">Its working directory, where it may leave what it likes.</param>
    /// <param name="announcement">How that line begins.</param>
    /// <param name="line">The program and its arguments.</param>
    /// <exception cref="InvalidOperationException">It did not start; the text has what it printed.</exception>
    public static async Task<GuardedProcess> StartAsync(string folder, string announcement, params string[] line)
    {
        var start = new ProcessStartInfo("sh", ["-c", Script, "guard", folder, .. line])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };

        // What it writes besides goes with the folder, too.
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        var process = new GuardedProcess(Process.Start(start)!);
        try
        {
            process.Announced = await process.ReadAnnouncementAsync(announcement, line[0]).WaitAsync(TestTimeout, TimeProvider.System);
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

    private async Task<string> ReadAnnouncementAsync(string announcement, string program)
    {
        var printed = new StringBuilder();
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(announcement, StringComparison.Ordinal))
            {
                // Whatever it prints later is of no interest, but must not fill the pipe.
                _ = shell.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return line[announcement.Length..];
            }

            printed.AppendLine(line);
        }

        throw new InvalidOperationException($"{program} did not start: {printed}");
    }
}
