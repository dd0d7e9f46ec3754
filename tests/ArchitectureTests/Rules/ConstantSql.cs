using System.Text.RegularExpressions;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>A statement is one literal: values travel as parameters, and nothing is glued together.</summary>
internal static partial class ConstantSql
{
    public static IEnumerable<string> Offenders(IEnumerable<SourceFile> files) => files.SelectMany(file => file.Literals
        .Where(literal => Sql().IsMatch(literal.Content) && (literal.IsInterpolated || IsGlued(file.Code, literal)))
        .Select(literal => $"{file.Path}: {literal.Content.Trim()}"));

    private static bool IsGlued(string code, Literal literal) =>
        GluedBefore().IsMatch(code[..literal.Start]) || GluedAfter().IsMatch(code[literal.End..]);

    // Keywords are upper case in our statements, and in no other text.
    [GeneratedRegex(@"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|WITH|FROM|WHERE|AND|OR|SET|VALUES|JOIN|ORDER BY|GROUP BY|LIMIT|RETURNING)\b")]
    private static partial Regex Sql();

    [GeneratedRegex(@"(\+=?|\b(Format|Concat|Join|Append|AppendLine|AppendFormat)\s*\([^;{}]*)\s*$", RegexOptions.RightToLeft)]
    private static partial Regex GluedBefore();

    [GeneratedRegex(@"^\s*(\+|\.\s*(Replace|Insert|Concat|Format)\b)")]
    private static partial Regex GluedAfter();
}
