using Microsoft.CodeAnalysis.CSharp.Syntax;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>An environment variable is read in one file.</summary>
internal static class SettingNames
{
    public static IEnumerable<string> Offenders(IEnumerable<string> names, IReadOnlyCollection<SourceFile> files) => names
        .Select(name => (Name: name, Files: files.Where(file => file.Nodes<LiteralExpressionSyntax>().Any(text => text.Token.ValueText == name)).ToList()))
        .Where(found => found.Files.Count != 1)
        .Select(found => $"{found.Name} stands in {found.Files.Count} files: {string.Join(", ", found.Files)}");
}
