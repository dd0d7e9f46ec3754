using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Dapper;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Every statement can be called off: Dapper gets a command definition, and that one a cancellation token.</summary>
internal static partial class DapperCalls
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The methods, as their source names them, that run a statement which cannot be called off.</summary>
    /// <param name="types">With what the compiler made of asynchronous methods and lambdas.</param>
    public static IEnumerable<string> Offenders(IEnumerable<Type> types) => types
        .SelectMany(type => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        .Where(method => IsOffender(Instruction.Of(method)))
        .Select(NameOf)
        .Distinct();

    private static bool IsOffender(IReadOnlyList<Instruction> instructions) =>
        instructions.Select((instruction, index) => (instruction.Member, Index: index)).Any(found =>
            (found.Member is MethodInfo method && method.DeclaringType == typeof(SqlMapper) && !TakesDefinition(method))
            || (found.Member is ConstructorInfo && found.Member.DeclaringType == typeof(CommandDefinition)
                && HasNoToken(instructions, found.Index)));

    private static bool TakesDefinition(MethodInfo method) =>
        !method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false)
        || method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CommandDefinition));

    // The token is the last argument: what stands just before the call puts it there, from where it was made or from a local variable.
    private static bool HasNoToken(IReadOnlyList<Instruction> instructions, int call)
    {
        var made = call - 1;
        if (instructions[made].Local is { } local)
        {
            do
            {
                made--;
            }
            while (instructions[made].Local != local);

            made += instructions[made].OpCode.Name!.StartsWith("stloc", StringComparison.Ordinal) ? -1 : 1;
        }

        return instructions[made].Member is MethodInfo { Name: "get_None" } || instructions[made].OpCode == OpCodes.Initobj;
    }

    private static string NameOf(MethodBase method)
    {
        var type = method.DeclaringType!;
        var name = method.Name;
        while (type.Name.Contains('<'))
        {
            name = Written().Match(name) is { Success: true } ? name : type.Name;
            type = type.DeclaringType!;
        }

        return $"{Layers.NameOf(type)}.{(Written().Match(name) is { Success: true } match ? match.Groups[1].Value : name)}";
    }

    [GeneratedRegex("<+([A-Za-z0-9]+)>")]
    private static partial Regex Written();
}
