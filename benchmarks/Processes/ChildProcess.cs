using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>
/// A program that runs beside the harness and ends with it, even if the harness is killed: its parent is a shell that kills it when the
/// shell's standard input ends.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    // The program writes to the file itself: a pipe would cost the harness CPU for every line.
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

    /// <summary>What the runtime needs; all other variables of the harness's environment are removed.</summary>
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR"];

    // Three folders above shared/Microsoft.NETCore.App/<version>.
    private static readonly string DotnetRoot =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private readonly Process shell;

    private ChildProcess(Process shell, int id)
    {
        this.shell = shell;
        Id = id;
    }

    /// <summary>The command-line tool of the runtime's installation.</summary>
    public static string Dotnet { get; } = Path.Combine(DotnetRoot, "dotnet");

    /// <summary>The id of the program, not of the shell.</summary>
    public int Id { get; }

    /// <summary>Starts a program in the background.</summary>
    /// <param name="log">The file that receives standard output and standard error.</param>
    /// <param name="environment">Variables in addition to what the runtime needs.</param>
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

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its standard output.</returns>
    /// <exception cref="InvalidOperationException">Its exit code is not 0; the message has its output.</exception>
    public static async Task<string> RunAsync(
        IEnumerable<KeyValuePair<string, string>> environment, string[] line, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Isolate(start, environment);
        using var process = Process.Start(start)!;
        try
        {
            var output = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? output[0]
                : throw new InvalidOperationException(
                    $"'{Path.GetFileName(line[0])}' ended with exit code {process.ExitCode}: {string.Concat(output)}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    private static void Isolate(ProcessStartInfo start, IEnumerable<KeyValuePair<string, string>> environment)
    {
        foreach (var name in start.Environment.Keys.Except(Inherited).ToArray()) start.Environment.Remove(name);

        start.Environment["DOTNET_ROOT"] = DotnetRoot;
        foreach (var (name, value) in environment) start.Environment[name] = value;
    }
}
