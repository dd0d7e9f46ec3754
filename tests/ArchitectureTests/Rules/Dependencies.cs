using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Dependencies point inward, and the inner layers know neither the web nor a database nor the network.</summary>
internal static partial class Dependencies
{
    /// <summary>What a layer's assembly refers to and must not.</summary>
    public static IEnumerable<string> OfAssembly(string layer, IEnumerable<string> references) =>
        references.Where(name => !IsFramework(name) && !MayName(layer, name));

    /// <summary>Forbidden references in a layer's project file, used or not.</summary>
    public static IEnumerable<string> OfProject(string layer, string projectFile)
    {
        var project = XElement.Parse(projectFile);
        string[] sdk = (string)project.Attribute("Sdk")! is var name && name == "Microsoft.NET.Sdk" ? [] : [name];
        return Included(project, "ProjectReference")
            .Select(path => "RyzeChatwoot." + Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Concat(Included(project, "PackageReference"))
            .Concat(Included(project, "FrameworkReference"))
            .Concat(sdk)
            .Where(name => !MayName(layer, name));
    }

    /// <summary>Whether a controller's file names anything of the infrastructure.</summary>
    public static IEnumerable<string> OfControllers(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Nodes<IdentifierNameSyntax>().Any(name => name.Identifier.Text == "Infrastructure")).Select(file => file.Path);

    private static IEnumerable<string> Included(XElement project, string item) =>
        project.Descendants(item).Select(element => (string)element.Attribute("Include")!);

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.Net.Http", StringComparison.Ordinal);

    private static bool MayName(string layer, string name)
    {
        var isOurs = name.StartsWith("RyzeChatwoot.", StringComparison.Ordinal);
        return layer switch
        {
            "Domain" => false,
            "Application" => name is "RyzeChatwoot.Domain" or "MediatR" or "FluentValidation" || Abstractions().IsMatch(name),
            "Infrastructure" => !isOurs || name is "RyzeChatwoot.Domain" or "RyzeChatwoot.Application",
            // The package brings no dependency with it.
            "Client" => name.StartsWith("System.Net.Http", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "Not a layer with a rule."),
        };
    }

    [GeneratedRegex(@"^Microsoft\.Extensions\.[A-Za-z.]+\.Abstractions$")]
    private static partial Regex Abstractions();
}
