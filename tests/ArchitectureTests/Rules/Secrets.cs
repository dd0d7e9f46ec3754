using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>Nothing that is printed by accident shows a secret.</summary>
internal static partial class Secrets
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>The types that are a secret.</summary>
    public static IEnumerable<Type> Types(IEnumerable<Type> types) =>
        types.Where(type => type is { IsInterface: false, IsAbstract: false, IsEnum: false } && SecretType().IsMatch(type.Name));

    /// <summary>Those of them that print anything but the mask.</summary>
    public static IEnumerable<string> Printed(IEnumerable<Type> types) =>
        Types(types).Where(type => PrintedBy(type) != "[redacted]").Select(Layers.NameOf);

    /// <summary>Records that print a member which is a secret in clear text.</summary>
    public static IEnumerable<string> PrintedByRecords(IEnumerable<Type> types) => types
        .Where(type => type.GetMethod("PrintMembers", Members, [typeof(StringBuilder)]) is not null)
        .Where(type => type.GetMethod(nameof(ToString), Members, [])!.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Where(type => type.GetProperties(Members).Any(property => property.PropertyType == typeof(string) && SecretMember().IsMatch(property.Name))
            || type.GetFields(Members).Any(field => field.FieldType == typeof(string) && SecretMember().IsMatch(field.Name)))
        .Select(Layers.NameOf);

    // No constructor has run, so what is printed cannot depend on what the object holds.
    private static string? PrintedBy(Type type)
    {
        try
        {
            return RuntimeHelpers.GetUninitializedObject(type).ToString();
        }
        catch (NullReferenceException)
        {
            return null;
        }
    }

    [GeneratedRegex("(Token|Password|Secret)$")]
    private static partial Regex SecretType();

    [GeneratedRegex("Token|Password|Secret", RegexOptions.IgnoreCase)]
    private static partial Regex SecretMember();
}
