namespace RyzeChatwoot.TestKit;

/// <summary>Finds the stand-alone jar of the Java WireMock, which the npm package <c>wiremock</c> contains, and the sample's mappings.</summary>
internal static class JavaWireMockJar
{
    private const string Variable = "WIREMOCK_JAR";

    private static readonly string InPackage = Path.Combine("node_modules", "wiremock", "build");
    private static readonly string InRepository = Path.Combine("samples", "wiremock");

    /// <summary>What the Java WireMock takes as its root folder.</summary>
    public static string Sample => Path.Combine(Repository.Root, InRepository);

    /// <returns>
    /// The one that is named, else one in or above the repository, where <c>.ci/run</c> keeps it, or installed for everybody; else null.
    /// </returns>
    /// <exception cref="InvalidOperationException">The named one does not exist.</exception>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"{Variable} names a file that is not there: {named}");
        }

        return Upward(Repository.Root).Append(Cache()).Concat(InstalledForEverybody())
            .Select(folder => Path.Combine(folder, InPackage))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "wiremock-standalone-*.jar"))
            .FirstOrDefault();
    }

    /// <summary>The folders in which programs are looked for.</summary>
    public static string[] SearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    // npm keeps what is installed for everybody beside the folder of its programs.
    private static IEnumerable<string> InstalledForEverybody() =>
        SearchPath().Select(folder => Path.GetFullPath(Path.Combine(folder, "..", "lib")));

    private static string Cache()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set : Path.Combine(home, ".cache");
        return Path.Combine(caches, "ryze-chatwoot");
    }

    private static IEnumerable<string> Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
