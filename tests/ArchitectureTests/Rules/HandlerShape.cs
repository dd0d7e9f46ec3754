using System.Text.RegularExpressions;
using MediatR;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>A use case is one file, named after it, that holds the request and its handler; the handler is internal.</summary>
internal static partial class HandlerShape
{
    public static IEnumerable<string> Offenders(IEnumerable<Type> types, IReadOnlyList<SourceFile> files)
    {
        foreach (var handler in types.Where(type => RequestsOf(type).Any()))
        {
            var requests = RequestsOf(handler).ToList();
            var useCase = Suffix().Replace(requests[0].Name, "");
            if (requests.Count > 1)
            {
                yield return $"{handler.Name} handles several requests";
            }

            if (!Layers.IsInternal(handler) || !handler.IsSealed)
            {
                yield return $"{handler.Name} is not internal and sealed";
            }

            if (handler.Name != useCase + "Handler")
            {
                yield return $"{handler.Name} should be {useCase}Handler";
            }

            if (!files.Any(file => file.Path.EndsWith($"/{useCase}.cs", StringComparison.Ordinal)
                && Declares(file, handler.Name)
                && Declares(file, requests[0].Name)))
            {
                yield return $"{handler.Name} does not stand beside its request in {useCase}.cs";
            }
        }
    }

    /// <summary>What a type handles; nothing where it is no handler.</summary>
    public static IEnumerable<Type> RequestsOf(Type type) => !type.IsClass || type.IsAbstract ? [] : type.GetInterfaces()
        .Where(port => port.IsGenericType && port.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
        .Select(port => port.GetGenericArguments()[0]);

    private static bool Declares(SourceFile file, string name) =>
        file.Nodes<TypeDeclarationSyntax>().Any(type => type.Identifier.Text == name);

    [GeneratedRegex("(Query|Command)$")]
    private static partial Regex Suffix();
}
