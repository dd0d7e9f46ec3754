using RyzeChatwoot.Domain.Instances;

namespace RyzeChatwoot.UnitTests.Domain.Instances;

public sealed class InstanceNameTests
{
    [TestCase("a")]
    [TestCase("suporte")]
    [TestCase("Suporte_2-B")]
    [TestCase("-")]
    [TestCase("_")]
    [TestCase("0123456789")]
    [TestCase("azAZ09")]
    public void Takes_letters_digits_underscores_and_hyphens(string name) => Assert.That(InstanceName.IsValid(name), Is.True);

    [TestCase(1, true)]
    [TestCase(100, true)]
    [TestCase(101, false)]
    public void Takes_names_up_to_100_characters(int length, bool isValid)
    {
        var name = new string('x', length);

        Assert.That(InstanceName.IsValid(name), Is.EqualTo(isValid));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a b")]
    [TestCase("a.b")]
    [TestCase("a/b")]
    [TestCase("a%2Fb")]
    [TestCase("..")]
    [TestCase("a\n")]
    [TestCase("a\0")]
    [TestCase("ção")]
    [TestCase("٣")]
    [TestCase("a@b")]
    [TestCase("a[b")]
    [TestCase("a`b")]
    [TestCase("a{b")]
    [TestCase("a:b")]
    public void Refuses_any_other_form(string? name) => Assert.That(InstanceName.IsValid(name), Is.False);
}
