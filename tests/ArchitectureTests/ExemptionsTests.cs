using RyzeChatwoot.ArchitectureTests.Rules;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class ExemptionsTests
{
    [Test]
    public void Takes_the_exempted_away() =>
        Assert.That(new Exemptions { ["Door"] = "It is open." }.Apply(["Door", "Window"]), Is.EqualTo(["Window"]));

    [Test]
    public void Bites_on_a_stale_one() =>
        Assert.That(new Exemptions { ["Door"] = "It is open." }.Apply([]), Is.EqualTo(["the exemption of Door is stale"]));

    [Test]
    public void Bites_on_one_without_a_reason() =>
        Assert.That(new Exemptions { ["Door"] = "" }.Apply(["Door"]), Is.EqualTo(["the exemption of Door has no reason"]));
}
