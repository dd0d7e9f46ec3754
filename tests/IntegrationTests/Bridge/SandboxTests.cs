using RyzeChatwoot.IntegrationTests.Routes;
using RyzeChatwoot.Sandbox;

namespace RyzeChatwoot.IntegrationTests.Bridge;

[TestFixture(Database.Sqlite)]
public sealed class SandboxTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task The_bridge_of_the_sandbox_serves_every_route()
    {
        await using var bridge = await StandInBridge.StartAsync(Settings.BridgeToken, port: 0, CancellationToken.None);
        await using var service = await StartAnotherAsync(settings => settings["BRIDGE_URL"] = bridge.BaseUrl.AbsoluteUri);
        using var client = service.ClientWith(AccountToken);

        await ApiRoute.AssertAllSucceedAsync(client, Instance);

        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }
}
