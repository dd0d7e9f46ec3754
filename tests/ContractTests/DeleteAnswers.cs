using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>Contract, section 6.</summary>
public sealed class DeleteAnswers : ContractTest
{
    private static readonly TimeSpan ShortBudget = TimeSpan.FromMilliseconds(300);

    [Test]
    public Task Deactivates() => VerifyAfterAsync(Replies.Terminated);

    [Test]
    public Task Deactivates_what_the_bridge_has_removed_already() => VerifyAfterAsync(BridgeReply.Status(404));

    [Test]
    public async Task Deactivates_while_the_bridge_cannot_be_reached()
    {
        await ActivateAsync();
        await Bridge.StopAsync();

        Verify(await Caller.DeleteAsync());
    }

    [Test]
    public async Task Deactivates_while_the_bridge_hangs()
    {
        await StartAgainAsync(options => options.TerminateBudget = ShortBudget);

        await VerifyAfterAsync(BridgeReply.Hang());
    }

    [Test]
    public async Task Deactivates_what_never_got_an_id_at_the_bridge()
    {
        await ActivateAsync();
        await Service.ExecuteAsync("UPDATE chatwoot_integrations SET bridge_integration_id = NULL");

        Verify(await Caller.DeleteAsync());
    }

    [Test]
    public async Task A_second_time_is_not_found()
    {
        await ActivateAsync();
        Bridge.OnTerminate(Replies.Id, Replies.Terminated);
        Expect(200, await Caller.DeleteAsync());

        Verify(await Caller.DeleteAsync());
    }

    [Test]
    public async Task Without_an_integration_is_not_found() => Verify(await Caller.DeleteAsync());

    private async Task VerifyAfterAsync(BridgeReply reply)
    {
        await ActivateAsync();
        Bridge.OnTerminate(Replies.Id, reply);

        Verify(await Caller.DeleteAsync());
    }
}
