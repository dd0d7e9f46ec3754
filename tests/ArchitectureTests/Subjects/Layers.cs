using System.Reflection;
using System.Runtime.CompilerServices;
using RyzeChatwoot.Client;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.ArchitectureTests.Subjects;

/// <summary>Our assemblies and the types that somebody wrote in them.</summary>
internal static class Layers
{
    public static readonly Assembly DomainLayer = typeof(Failure).Assembly;
    public static readonly Assembly ApplicationLayer = typeof(Application.DependencyInjection).Assembly;
    public static readonly Assembly InfrastructureLayer = typeof(Infrastructure.DependencyInjection).Assembly;
    public static readonly Assembly WebApiLayer = typeof(ServiceHost).Assembly;
    public static readonly Assembly ClientLibrary = typeof(ChatwootClient).Assembly;

    public static readonly Assembly[] All = [DomainLayer, ApplicationLayer, InfrastructureLayer, WebApiLayer, ClientLibrary];

    /// <summary>The types of an assembly without those that a compiler or a generator made.</summary>
    public static IEnumerable<Type> TypesOf(params Assembly[] assemblies) => assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.FullName!.StartsWith("RyzeChatwoot.", StringComparison.Ordinal)
            && !type.FullName.Contains('<')
            && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    /// <summary>A type's name as its source writes it: the types around it in front, no count of type parameters.</summary>
    public static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{NameOf(outer)}.{name}" : name;
    }

    /// <summary>Whether a type is hidden from other assemblies by its own modifier.</summary>
    public static bool IsInternal(Type type) => !type.IsPublic && !type.IsNestedPublic;
}
