using System.Reflection;

namespace RyzeChatwoot.ContractTests.Approval;

/// <summary>Which approved file belongs to which test.</summary>
internal static class ApprovedNames
{
    public static string Of(Type fixture, string test) => $"{fixture.Name}.{test}";

    /// <summary>The names that the tests of an assembly use.</summary>
    public static IEnumerable<string> In(Assembly assembly) =>
        from fixture in assembly.GetTypes()
        where fixture.IsSubclassOf(typeof(ContractTest)) && !fixture.IsAbstract
        from method in fixture.GetMethods()
        where method.IsDefined(typeof(TestAttribute))
        select Of(fixture, method.Name);
}
