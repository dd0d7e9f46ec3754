namespace RyzeChatwoot.ArchitectureTests.Subjects;

/// <summary>One C# file, as written and as code alone.</summary>
internal sealed class SourceFile
{
    private static readonly Lazy<SourceFile[]> Sources = new(() => [.. ReadAll()]);

    /// <param name="path">Below the folder src, with slashes.</param>
    /// <param name="text">What stands in it.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        (Code, Literals) = Tokenizer.Split(text);
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file of src.</summary>
    public static IReadOnlyList<SourceFile> All => Sources.Value;

    public string Path { get; }

    /// <summary>The text with blanks in place of comments and of what strings hold; every position is the same as in the file.</summary>
    public string Code { get; }

    public IReadOnlyList<Literal> Literals { get; }

    public override string ToString() => Path;

    /// <summary>The files of one folder of src, those of its folders included.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder) =>
        [.. All.Where(file => file.Path.StartsWith(folder + '/', StringComparison.Ordinal))];

    private static IEnumerable<SourceFile> ReadAll()
    {
        var folder = System.IO.Path.Combine(Root, "src");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(found => !found.Path.Split('/').Any(part => part is "bin" or "obj"))
            .Select(found => new SourceFile(found.Path, File.ReadAllText(found.File)));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "RyzeChatwoot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
