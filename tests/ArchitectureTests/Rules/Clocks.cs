using Microsoft.CodeAnalysis.CSharp.Syntax;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Time comes from a clock that tests can set, and nothing sleeps.</summary>
internal static class Clocks
{
    public static IEnumerable<string> Offenders(IEnumerable<SourceFile> files) =>
        from file in files
        from access in file.Nodes<MemberAccessExpressionSyntax>()
        let member = $"{access.Expression.ToString().Split('.')[^1]}.{access.Name}"
        where member is "Thread.Sleep" or "Task.Delay"
            or "DateTime.Now" or "DateTime.UtcNow" or "DateTime.Today" or "DateTimeOffset.Now" or "DateTimeOffset.UtcNow"
        select $"{file.Path}: {member}";
}
