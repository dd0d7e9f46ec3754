using System.Reflection;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>An event id names one message and shows its layer; messages hold named scalars.</summary>
internal static class LogMessages
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Ids outside of a layer's thousand.</summary>
    public static IEnumerable<string> OutOfRange(IEnumerable<Type> types, int thousand) => Messages(types)
        .Where(message => message.Log.EventId / 1000 != thousand)
        .Select(message => $"{message.Name}: {message.Log.EventId}");

    /// <summary>Ids that name several messages.</summary>
    public static IEnumerable<string> Repeated(IEnumerable<Type> types) => Messages(types)
        .GroupBy(message => message.Log.EventId)
        .Where(same => same.Count() > 1)
        .Select(same => $"{same.Key}: {string.Join(", ", same.Select(message => message.Name))}");

    /// <summary>Messages that print whole objects.</summary>
    public static IEnumerable<string> WholeObjects(IEnumerable<Type> types) => Messages(types)
        .Where(message => message.Log.Message.Contains("{@", StringComparison.Ordinal))
        .Select(message => message.Name);

    /// <summary>The messages as they stand in the documentation, in the order of their ids.</summary>
    public static IEnumerable<string> Rows(IEnumerable<Type> types) => Messages(types)
        .OrderBy(message => message.Log.EventId)
        .Select(message => $"| {message.Log.EventId} | {message.Log.Level} | {message.Log.Message} |");

    public static IEnumerable<(string Name, LoggerMessageAttribute Log)> Messages(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(Declared)
        let log = method.GetCustomAttribute<LoggerMessageAttribute>()
        where log is not null
        select ($"{Layers.NameOf(type)}.{method.Name}", log);
}
