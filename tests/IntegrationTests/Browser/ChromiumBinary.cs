namespace RyzeChatwoot.IntegrationTests.Browser;

/// <summary>Finds an installed Chromium, or a browser that is made from it.</summary>
internal static class ChromiumBinary
{
    private const string Variable = "CHROMIUM_PATH";

    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Why <see cref="Find"/> returned null.</summary>
    public static string UnavailableReason =>
        $"Chromium is not available: {Variable} is not set, and none of {string.Join(", ", Programs)} is on the PATH";

    /// <returns>The one that is named, else the first on the PATH, else null.</returns>
    /// <exception cref="InvalidOperationException">The named one does not exist.</exception>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"{Variable} names a file that is not there: {named}");
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Programs.SelectMany(program => folders, (program, folder) => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
