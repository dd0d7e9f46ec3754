using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.ContractTests.Delete;

/// <summary>Contract, section 6.</summary>
public sealed class DeleteTests : ContractTest
{
    private static readonly TimeSpan ShortBudget = TimeSpan.FromMilliseconds(300);

    [Test]
    public Task Deactivates() => VerifyAfterAsync(BridgeReplies.Terminated);

    [Test]
    public Task Deactivates_when_the_bridge_responds_404() => VerifyAfterAsync(BridgeReply.Status(404));

    [Test]
    public async Task Deactivates_while_the_bridge_cannot_be_reached()
    {
        await ActivateAsync();
        await Bridge.StopAsync();

        Verify(await Client.DeleteAsync());
    }

    [Test]
    public async Task Deactivates_while_the_bridge_hangs()
    {
        await StartAgainAsync(options => options.Shorten(ShortBudget, BridgeOperation.Terminate));

        await VerifyAfterAsync(BridgeReply.Hang());
    }

    [Test]
    public async Task Deactivates_without_a_bridge_id()
    {
        await ActivateAsync();
        await Data.ExecuteAsync("UPDATE chatwoot_integrations SET bridge_integration_id = NULL");

        Verify(await Client.DeleteAsync());
    }

    [Test]
    public async Task A_second_time_is_not_found()
    {
        await ActivateAsync();
        Bridge.OnTerminate(BridgeReplies.Id, BridgeReplies.Terminated);
        Expect(200, await Client.DeleteAsync());

        Verify(await Client.DeleteAsync());
    }

    [Test]
    public async Task Without_an_integration_is_not_found() => Verify(await Client.DeleteAsync());

    private async Task VerifyAfterAsync(BridgeReply reply)
    {
        await ActivateAsync();
        Bridge.OnTerminate(BridgeReplies.Id, reply);

        Verify(await Client.DeleteAsync());
    }
}
