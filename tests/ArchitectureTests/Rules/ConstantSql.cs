using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>A statement is one constant: values travel as parameters, and nothing is concatenated. A constant may contain another one.</summary>
internal static partial class ConstantSql
{
    public static IEnumerable<string> Offenders(IEnumerable<SourceFile> files) => files.SelectMany(file => file.Nodes<ExpressionSyntax>()
        .Where(text => TextOf(text) is { } content && Sql().IsMatch(content) && ((text is InterpolatedStringExpressionSyntax && !IsConstant(text)) || IsCombined(text)))
        .Select(text => $"{file.Path}: {TextOf(text)!.Trim()}"));

    /// <summary>The content of a string, an interpolation as <c>{}</c>; null for any other expression.</summary>
    private static string? TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax text => string.Concat(
            text.Contents.Select(part => part is InterpolatedStringTextSyntax literal ? literal.TextToken.ValueText : "{}")),
        _ => null,
    };

    // The compiler accepts nothing but constants in it.
    private static bool IsConstant(ExpressionSyntax text) => text.Parent?.Parent?.Parent?.Parent switch
    {
        LocalDeclarationStatementSyntax local => local.IsConst,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };

    private static bool IsCombined(ExpressionSyntax text) => text.Parent switch
    {
        BinaryExpressionSyntax or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } => true,
        MemberAccessExpressionSyntax member => Combines(member.Name),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } } => Combines(member.Name),
        _ => false,
    };

    private static bool Combines(SimpleNameSyntax method) =>
        method.Identifier.Text is "Format" or "Concat" or "Join" or "Append" or "AppendLine" or "AppendFormat" or "Replace" or "Insert";

    // Keywords are upper case in our statements, and in no other text.
    [GeneratedRegex(@"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|WITH|FROM|WHERE|AND|OR|SET|VALUES|JOIN|ORDER BY|GROUP BY|LIMIT|RETURNING)\b")]
    private static partial Regex Sql();
}
