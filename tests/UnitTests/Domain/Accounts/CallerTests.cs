using RyzeChatwoot.Domain.Accounts;

namespace RyzeChatwoot.UnitTests.Domain.Accounts;

public sealed class CallerTests
{
    [Test]
    public void May_name_every_instance_with_the_token_of_an_account()
    {
        var caller = new Caller(7, OnlyInstance: null);

        Assert.That(caller.MayName("suporte"), Is.True);
    }

    [TestCase("suporte", true)]
    [TestCase("Suporte", false)]
    [TestCase("suporte2", false)]
    [TestCase("", false)]
    public void May_name_only_its_own_instance_with_the_token_of_an_instance(string name, bool may)
    {
        var caller = new Caller(7, OnlyInstance: "suporte");

        Assert.That(caller.MayName(name), Is.EqualTo(may));
    }
}
