using System.Text.RegularExpressions;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Time comes from a clock that tests can set, and nothing sleeps.</summary>
internal static partial class Clocks
{
    public static IEnumerable<string> Offenders(IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in Fixed().Matches(file.Code)
        select $"{file.Path}: {match.Value}";

    [GeneratedRegex(@"\b(Thread\s*\.\s*Sleep|Task\s*\.\s*Delay|DateTime(Offset)?\s*\.\s*(Now|UtcNow|Today))\b")]
    private static partial Regex Fixed();
}
