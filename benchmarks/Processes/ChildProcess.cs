using System.Diagnostics;
using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>
/// A program that runs beside the harness and ends with it, however the harness ends: a shell, which is its parent and so
/// the only one who can tell its id for sure, kills it at the end of its own standard input.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    // The program itself writes to the file: a pipe would make the harness work for every line.
    private const string Script =
        """
        log=$1
        shift
        "$@" </dev/null >>"$log" 2>&1 &
        trap '' HUP INT TERM
        echo $!
        exec 1>&- 2>/dev/null
        cat >/dev/null
        kill -KILL $!
        wait $!
        """;

    /// <summary>What the runtime needs of the machine; everything else of its environment is kept away.</summary>
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR"];

    private readonly Process shell;

    private ChildProcess(Process shell, int id)
    {
        this.shell = shell;
        Id = id;
    }

    /// <summary>The id of the program, not of the shell.</summary>
    public int Id { get; }

    /// <param name="log">The file that takes both outputs.</param>
    /// <param name="environment">All that the program knows beside what the runtime needs.</param>
    /// <param name="line">The program and its arguments, not interpreted by a shell.</param>
    public static async Task<ChildProcess> StartAsync(
        string log, IEnumerable<KeyValuePair<string, string>> environment, params IEnumerable<string> line)
    {
        var start = new ProcessStartInfo("sh", ["-c", Script, "child", log, .. line])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        Isolate(start, environment);
        var shell = Process.Start(start)!;
        var id = await shell.StandardOutput.ReadLineAsync();
        return new ChildProcess(shell, int.Parse(id!, CultureInfo.InvariantCulture));
    }

    /// <summary>Takes away what the program should not know of the harness's environment.</summary>
    public static void Isolate(ProcessStartInfo start, IEnumerable<KeyValuePair<string, string>> environment)
    {
        foreach (var name in start.Environment.Keys.Except(Inherited).ToArray()) start.Environment.Remove(name);

        start.Environment["DOTNET_ROOT"] = DotnetRoot.Path;
        foreach (var (name, value) in environment) start.Environment[name] = value;
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
