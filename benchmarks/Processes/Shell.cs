using System.Diagnostics;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>Runs a program to its end.</summary>
internal static class Shell
{
    /// <returns>What it printed on standard output.</returns>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0; the text has what it printed.</exception>
    public static async Task<string> RunAsync(
        IEnumerable<KeyValuePair<string, string>> environment, IEnumerable<string> line, CancellationToken cancellationToken)
    {
        var words = line.ToArray();
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        ChildProcess.Isolate(start, environment);
        using var process = Process.Start(start)!;
        try
        {
            var output = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? output[0]
                : throw new InvalidOperationException(
                    $"'{Path.GetFileName(words[0])}' ended with {process.ExitCode}: {string.Concat(output)}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
