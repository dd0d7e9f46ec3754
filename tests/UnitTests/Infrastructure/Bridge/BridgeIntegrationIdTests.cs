using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeIntegrationIdTests
{
    [TestCase("int_xyz789abc")]
    [TestCase("7")]
    [TestCase("...")]
    [TestCase("a/b?c#d%20")]
    [TestCase("!~")]
    public void Takes_printable_ascii(string id) => Assert.That(BridgeIntegrationId.IsUsable(id), Is.True);

    [TestCase(null)]
    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("a b")]
    [TestCase("a\n")]
    [TestCase("a\u007f")]
    [TestCase("ção")]
    public void Refuses_what_no_path_carries(string? id) => Assert.That(BridgeIntegrationId.IsUsable(id), Is.False);

    [TestCase(255, true)]
    [TestCase(256, false)]
    public void Takes_up_to_255_characters(int length, bool isUsable) =>
        Assert.That(BridgeIntegrationId.IsUsable(new string('x', length)), Is.EqualTo(isUsable));
}
