using System.Text.RegularExpressions;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Names are the field's words: none says only that something is code, or a drawer for odds and ends.</summary>
internal static partial class PlainNames
{
    public static IEnumerable<string> Types(IEnumerable<Type> types) =>
        types.Where(type => IsEmptyWord(type.Name.Split('`')[0], isStatic: type is { IsAbstract: true, IsSealed: true })).Select(Layers.NameOf);

    public static IEnumerable<string> Folders(IEnumerable<SourceFile> files) => files
        .SelectMany(file => file.Path.Split('/')[..^1])
        .Distinct()
        .Where(folder => IsEmptyWord(folder, isStatic: false));

    // Static classes that register parts are called after what they add: DependencyInjection.
    private static bool IsEmptyWord(string name, bool isStatic) =>
        EmptyWord().IsMatch(name) && !(isStatic && name.EndsWith("Services", StringComparison.Ordinal) && name != "Services");

    [GeneratedRegex("(?<![A-Z])(Dto|DTO|Vm|VM|Manager|Service|Helper|Util|Impl|Common|Shared)s?$")]
    private static partial Regex EmptyWord();
}
