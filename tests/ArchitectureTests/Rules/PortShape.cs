using System.Reflection;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Ports are in one namespace, asynchronous methods are cancellable, and implementations are internal.</summary>
internal static class PortShape
{
    public const string Namespace = "RyzeChatwoot.Application.Ports";

    public static IEnumerable<Type> Ports(IEnumerable<Type> types) => types.Where(type => type.IsInterface && type.Namespace == Namespace);

    /// <summary>Interfaces of the application that stand elsewhere.</summary>
    public static IEnumerable<string> Misplaced(IEnumerable<Type> types) =>
        types.Where(type => type.IsInterface && type.Namespace != Namespace).Select(Layers.NameOf);

    public static IEnumerable<string> Implementations(IReadOnlyCollection<Type> ports, IEnumerable<Type> types) => types
        .Where(type => type.IsClass && ports.Any(port => port.IsAssignableFrom(type)))
        .Where(type => !Layers.IsInternal(type) || !type.IsSealed)
        .Select(Layers.NameOf);

    /// <summary>Asynchronous methods without a cancellation token.</summary>
    public static IEnumerable<string> Methods(IEnumerable<Type> ports) => ports
        .SelectMany(port => port.GetMethods())
        .Where(method => IsAwaitable(method.ReturnType) && method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
        .Select(method => $"{Layers.NameOf(method.DeclaringType!)}.{method.Name}");

    private static bool IsAwaitable(Type type) =>
        type.GetMethod(nameof(Task.GetAwaiter), BindingFlags.Public | BindingFlags.Instance) is not null
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
