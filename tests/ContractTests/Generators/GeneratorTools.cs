using System.Diagnostics;

namespace RyzeChatwoot.ContractTests.Generators;

/// <summary>The linters and generators that <c>.ci/run</c> installs, in the folder that <c>OPENAPI_TOOLS</c> names or in its cache.</summary>
internal static class GeneratorTools
{
    private const string Variable = "OPENAPI_TOOLS";

    private static readonly string Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Cache();

    /// <summary>The npm packages, for programs that import them.</summary>
    public static string NodeModules => Path.Combine(Folder, "node_modules");

    /// <summary>Runs a tool of an npm package.</summary>
    public static Task<string> RunNpmAsync(string tool, string workingFolder, params string[] arguments) =>
        RunAsync(Path.Combine(NodeModules, ".bin", tool), workingFolder, arguments);

    /// <summary>Runs a .NET tool.</summary>
    public static Task<string> RunDotnetAsync(string tool, string workingFolder, params string[] arguments) =>
        RunAsync(Path.Combine(Folder, "tools", tool), workingFolder, arguments);

    /// <summary>Runs a program; without it, the test is skipped, and fails under <c>CI=true</c>.</summary>
    /// <returns>Its standard output.</returns>
    public static async Task<string> RunAsync(string program, string workingFolder, params string[] arguments)
    {
        if (Path.IsPathRooted(program) && !File.Exists(program))
        {
            var reason = $"{Path.GetFileName(program)} is not available: neither {Variable} nor the cache of .ci/run has it";
            Assert.That(Environment.GetEnvironmentVariable("CI"), Is.Not.EqualTo("true"), reason);
            Assert.Ignore(reason);
        }

        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new[] { ("REDOCLY_TELEMETRY", "off"), ("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("NO_COLOR", "1") })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{Path.GetFileName(program)} {string.Join(' ', arguments)}\n{string.Concat(output)}");
        return output[0];
    }

    private static string Cache()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set : Path.Combine(home, ".cache");
        return Path.Combine(caches, "ryze-chatwoot", "openapi");
    }
}
