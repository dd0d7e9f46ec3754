namespace RyzeChatwoot.TestKit;

/// <summary>Finds the folder of an installed PostgreSQL server's programs, which packages often keep off the PATH.</summary>
internal static class PostgresBinaries
{
    private static readonly string[] Programs = ["postgres", "initdb", "pg_ctl"];

    /// <summary>Folders that hold one installation per version, and what is below each.</summary>
    private static readonly (string Folder, string Pattern)[] Installations =
    [
        ("/usr/lib/postgresql", "*"),
        ("/usr", "pgsql-*"),
        ("/usr/local", "pgsql"),
        ("/opt/homebrew/opt", "postgresql*"),
        ("/usr/local/opt", "postgresql*"),
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql*"),
    ];

    /// <returns>The one on the PATH, else the newest in the usual places, else null.</returns>
    public static string? Find() => OnPath().Concat(Installed()).FirstOrDefault(HasServer);

    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        let program = new FileInfo(Path.Combine(folder, "postgres"))
        where program.Exists
        select Path.GetDirectoryName((program.ResolveLinkTarget(returnFinalTarget: true) ?? program).FullName);

    private static IEnumerable<string> Installed() =>
        from place in Installations
        where Directory.Exists(place.Folder)
        from installation in Directory.EnumerateDirectories(place.Folder, place.Pattern)
        orderby Version(installation) descending
        select Path.Combine(installation, "bin");

    private static bool HasServer(string folder) => Programs.All(program => File.Exists(Path.Combine(folder, program)));

    private static decimal Version(string installation)
    {
        var name = Path.GetFileName(installation);
        return decimal.TryParse(name[(name.LastIndexOfAny(['-', '@']) + 1)..], out var version) ? version : 0;
    }
}
