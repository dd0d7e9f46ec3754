using System.Diagnostics;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// Ends a cluster and removes its folder when disposed, and also when this process is killed: a shell waits for the end
/// of its standard input, which the system closes in both cases.
/// </summary>
internal sealed class ClusterReaper : IAsyncDisposable
{
    // It outlives an interrupt from the terminal, and holds on to no output that somebody reads to its end.
    private const string Script =
        """
        trap '' HUP INT TERM
        exec >/dev/null 2>&1
        cat
        folder=$1
        shift
        "$@"
        rm -rf "$folder"
        """;

    private readonly Process shell;

    /// <param name="folder">Removed at last.</param>
    /// <param name="stop">The program, with its arguments, that stops the server.</param>
    public ClusterReaper(string folder, IEnumerable<string> stop) =>
        shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "reaper", folder, .. stop])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        })!;

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
    }
}
