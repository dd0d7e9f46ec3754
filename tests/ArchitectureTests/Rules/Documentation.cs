using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Ports, options and wire formats say what they are for.</summary>
internal static class Documentation
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static bool IsOptions(Type type) => type.Name.EndsWith("Options", StringComparison.Ordinal);

    /// <summary>The types that must be documented.</summary>
    public static IEnumerable<Type> Types(IEnumerable<Type> types) => types
        .Where(type => type.IsVisible && (type.Namespace is PortShape.Namespace or "RyzeChatwoot.WebApi.Contracts" || IsOptions(type)));

    /// <summary>Those of them, and of their methods and settings, that have no summary in the file beside their assembly.</summary>
    public static IEnumerable<string> Offenders(Assembly assembly)
    {
        var documented = XElement.Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member")
            .Where(member => member.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => ((string)member.Attribute("name")!).Split('(', '~')[0].Split("``")[0])
            .ToLookup(name => name);
        return Types(Layers.TypesOf(assembly)).SelectMany(type => Names(type))
            .GroupBy(name => name)
            .Where(overloads => documented[overloads.Key].Count() < overloads.Count())
            .Select(overloads => overloads.Key);
    }

    private static IEnumerable<string> Names(Type type)
    {
        var name = type.FullName!.Replace('+', '.');
        var methods = type.GetMethods(Declared)
            .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(method => $"M:{name}.{method.Name}");
        var settings = IsOptions(type) ? type.GetProperties(Declared).Select(setting => $"P:{name}.{setting.Name}") : [];
        return [$"T:{name}", .. methods, .. settings];
    }
}
