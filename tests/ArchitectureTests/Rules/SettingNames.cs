using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Who looks for what reads an environment variable finds one file.</summary>
internal static class SettingNames
{
    public static IEnumerable<string> Offenders(IEnumerable<string> names, IReadOnlyCollection<SourceFile> files) => names
        .Select(name => (Name: name, Files: files.Where(file => file.Literals.Any(literal => literal.Content.Trim() == name)).ToList()))
        .Where(found => found.Files.Count != 1)
        .Select(found => $"{found.Name} stands in {found.Files.Count} files: {string.Join(", ", found.Files)}");
}
