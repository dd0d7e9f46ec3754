using System.Reflection;
using RyzeChatwoot.ArchitectureTests.Offenders;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class DocumentationTests
{
    private const string Silent = "RyzeChatwoot.ArchitectureTests.Offenders.DocumentationOffenders.SilentOptions";

    private static readonly Assembly[] Documented = [Layers.ApplicationLayer, Layers.InfrastructureLayer, Layers.WebApiLayer];

    [TestCaseSource(nameof(Documented))]
    public void Ports_options_and_contracts_have_a_summary(Assembly assembly) => Assert.That(Documentation.Offenders(assembly), Is.Empty);

    [TestCaseSource(nameof(Documented))]
    public void Finds_violations(Assembly assembly) => Assert.That(Documentation.Types(Layers.TypesOf(assembly)), Is.Not.Empty);

    [Test]
    public void Bites() => Assert.That(
        Documentation.Offenders(typeof(DocumentationOffenders).Assembly),
        Is.EquivalentTo([$"T:{Silent}", $"P:{Silent}.Setting", $"M:{Silent}.Read", $"M:{Silent}.Twice"]));
}
