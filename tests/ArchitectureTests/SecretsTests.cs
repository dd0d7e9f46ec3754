using RyzeChatwoot.ArchitectureTests.Offenders;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class SecretsTests
{
    private static readonly Exemptions Exempt = new()
    {
        ["AccountOutput"] = "The command line shows a new token, this once.",
        ["BridgeOutput"] = "What the bridge made of the token, not the token.",
        ["InstanceOutput"] = "The command line shows a new token, this once.",
    };

    [Test]
    public void Secrets_print_a_mask() => Assert.That(Secrets.Printed(Layers.TypesOf(Layers.All)), Is.Empty);

    [Test]
    public void Records_do_not_print_secrets() => Assert.That(Exempt.Apply(Secrets.PrintedByRecords(Layers.TypesOf(Layers.All))), Is.Empty);

    [Test]
    public void Finds_the_secrets() =>
        Assert.That(Secrets.Types(Layers.TypesOf(Layers.DomainLayer)), Is.EquivalentTo([typeof(ApiToken), typeof(AccessToken)]));

    [TestCase(typeof(SecretOffenders.DoorToken))]
    [TestCase(typeof(SecretOffenders.DoorSecret))]
    [TestCase(typeof(SecretOffenders.DoorPassword))]
    public void Bites_on_a_secret(Type type) => Assert.That(Secrets.Printed([type]), Is.EqualTo([Layers.NameOf(type)]));

    [Test]
    public void Lets_a_mask_pass() => Assert.That(Secrets.Printed([typeof(SecretOffenders.SilentToken)]), Is.Empty);

    [TestCase(typeof(SecretOffenders.Positional))]
    [TestCase(typeof(SecretOffenders.Declared))]
    [TestCase(typeof(SecretOffenders.Small))]
    public void Bites_on_a_record(Type type) => Assert.That(Secrets.PrintedByRecords([type]), Is.EqualTo([Layers.NameOf(type)]));

    [TestCase(typeof(SecretOffenders.Silent))]
    [TestCase(typeof(SecretOffenders.Heir))]
    [TestCase(typeof(SecretOffenders.Wrapped))]
    public void Lets_a_silent_record_pass(Type type) => Assert.That(Secrets.PrintedByRecords([type]), Is.Empty);
}
