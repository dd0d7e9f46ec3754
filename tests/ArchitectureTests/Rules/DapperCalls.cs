using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Every statement is cancellable: the call that runs it passes a cancellation token.</summary>
internal static class DapperCalls
{
    private static readonly HashSet<string> Runners =
    [
        .. typeof(SqlMapper).GetMethods()
            .Where(method => method.IsDefined(typeof(ExtensionAttribute), inherit: false))
            .Select(method => method.Name)
            .Where(name => name.StartsWith("Query", StringComparison.Ordinal) || name.StartsWith("Execute", StringComparison.Ordinal)),
    ];

    /// <summary>The methods that run a statement which is not cancellable, as <c>Type.Method</c>.</summary>
    public static IEnumerable<string> Offenders(IEnumerable<SourceFile> files) => files
        .SelectMany(file => file.Nodes<InvocationExpressionSyntax>())
        .Where(call => call.Expression is MemberAccessExpressionSyntax member && Runners.Contains(member.Name.Identifier.Text) && !PassesToken(call))
        .Select(call => $"{NameOf<TypeDeclarationSyntax>(call)}.{NameOf<MethodDeclarationSyntax>(call)}")
        .Distinct();

    private static bool PassesToken(InvocationExpressionSyntax call) =>
        HasTokenArgument(call) || LocalFunctionsCalledBy(call).Any(HasTokenArgument);

    private static bool HasTokenArgument(SyntaxNode node) => node.DescendantNodes().OfType<ArgumentSyntax>()
        .Any(argument => argument.Expression.ToString().Split('.')[^1].EndsWith("token", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<LocalFunctionStatementSyntax> LocalFunctionsCalledBy(InvocationExpressionSyntax call)
    {
        var called = call.ArgumentList.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(inner => inner.Expression.ToString()).ToHashSet();
        return call.Ancestors().SelectMany(scope => scope.ChildNodes()).OfType<LocalFunctionStatementSyntax>()
            .Where(function => called.Contains(function.Identifier.Text));
    }

    private static string NameOf<T>(InvocationExpressionSyntax call)
        where T : MemberDeclarationSyntax => call.Ancestors().OfType<T>().FirstOrDefault() switch
        {
            TypeDeclarationSyntax type => type.Identifier.Text,
            MethodDeclarationSyntax method => method.Identifier.Text,
            _ => "constructor",
        };
}
