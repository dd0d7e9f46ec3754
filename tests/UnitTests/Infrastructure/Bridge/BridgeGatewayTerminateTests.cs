using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeGatewayTerminateTests
{
    [TestCase(200)]
    [TestCase(202)]
    [TestCase(204)]
    [TestCase(299)]
    [TestCase(404)]
    public async Task Takes_2xx_and_404_as_terminated(int status) =>
        Assert.That(await TerminateAsync(new ScriptedBridgeApi(status)), Is.EqualTo(new BridgeTerminateReply.Gone()));

    [TestCase(199)]
    [TestCase(301)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(410)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task Fails_on_any_other_status(int status) => Assert.That(
        await TerminateAsync(new ScriptedBridgeApi(status)),
        Is.EqualTo(new BridgeTerminateReply.Failed(BridgeFault.BadResponse, $"HTTP {status}")));

    [Test]
    public async Task Names_the_integration_once()
    {
        var api = new ScriptedBridgeApi(204);

        await TerminateAsync(api);

        Assert.That(api.Calls, Is.EqualTo(new[] { ("terminate int_old", CancellationToken.None) }));
    }

    private static Task<BridgeTerminateReply> TerminateAsync(IBridgeApi api) =>
        GatewayOf.Api(api).TerminateAsync("int_old", CancellationToken.None);
}
