namespace RyzeChatwoot.TestKit;

/// <summary>The sources that the tests were built from. Searched from the output folder, because deterministic builds rewrite source paths.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RyzeChatwoot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("RyzeChatwoot.sln is in no folder above the tests.");
    }
}
