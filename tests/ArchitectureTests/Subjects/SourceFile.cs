using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ArchitectureTests.Subjects;

/// <summary>One C# file as a syntax tree.</summary>
internal sealed class SourceFile(string path, string text)
{
    private static readonly Lazy<SourceFile[]> Sources = new(() => [.. ReadAll()]);

    /// <summary>Every file of src.</summary>
    public static IReadOnlyList<SourceFile> All => Sources.Value;

    /// <summary>Below the folder src, with slashes.</summary>
    public string Path { get; } = path;

    public CSharpSyntaxTree Tree { get; } = (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(text);

    public override string ToString() => Path;

    /// <summary>The nodes of one kind, in the order of the file.</summary>
    public IEnumerable<T> Nodes<T>()
        where T : SyntaxNode => Tree.GetRoot().DescendantNodes().OfType<T>();

    /// <summary>The files of one folder of src, those of its folders included.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder) =>
        [.. All.Where(file => file.Path.StartsWith(folder + '/', StringComparison.Ordinal))];

    private static IEnumerable<SourceFile> ReadAll()
    {
        var folder = System.IO.Path.Combine(Repository.Root, "src");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(found => !found.Path.Split('/').Any(part => part is "bin" or "obj"))
            .Select(found => new SourceFile(found.Path, File.ReadAllText(found.File)));
    }
}
