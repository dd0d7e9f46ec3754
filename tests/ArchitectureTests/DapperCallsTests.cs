using NUnit.Framework;
using RyzeChatwoot.ArchitectureTests.Offenders;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class DapperCallsTests
{
    private static readonly Exemptions Exempt = new()
    {
        ["EncryptionKeyRegistry.IsEmpty"] = "Runs while the container builds the keys, where nothing can be awaited and nobody waits yet.",
    };

    [Test]
    public void Statements_can_be_called_off() =>
        Assert.That(Exempt.Apply(DapperCalls.Offenders(Layers.InfrastructureLayer.GetTypes())), Is.Empty);

    [TestCase("Bare")]
    [TestCase("BareAsync")]
    [TestCase("InLambda")]
    [TestCase("WithoutToken")]
    [TestCase("WithDefault")]
    [TestCase("WithNone")]
    public void Bites(string method) => Assert.That(Found(), Does.Contain($"DapperOffenders.{method}"));

    [Test]
    public void Lets_a_token_pass() => Assert.That(Found(), Does.Not.Contain("DapperOffenders.Right"));

    private static List<string> Found() => [.. DapperCalls.Offenders(typeof(DapperOffenders).Assembly.GetTypes())];
}
