using System.Diagnostics;

namespace RyzeChatwoot.TestKit;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    /// <param name="line">The program and its arguments, not interpreted by a shell.</param>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0; the text has what it printed.</exception>
    public static async Task RunAsync(params IEnumerable<string> line)
    {
        var words = line.ToArray();
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"'{string.Join(' ', words)}' ended with {process.ExitCode}: {string.Concat(output).Trim()}");
    }
}
