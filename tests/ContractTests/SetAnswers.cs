using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>Contract, section 7, where the bridge activates.</summary>
public sealed class SetAnswers : ContractTest
{
    [Test]
    public async Task Activates()
    {
        Bridge.OnActivate(Replies.Activated());

        Verify(await Caller.SetAsync());
    }

    [Test]
    public async Task Activates_with_the_least_that_is_asked_for()
    {
        Bridge.OnActivate(BridgeReply.Json(200, $$"""{"id":"{{Replies.Id}}"}"""));

        Verify(await Caller.SetAsync(Forms.Least));
    }

    [Test]
    public async Task Activates_again_with_another_integration()
    {
        await ActivateAsync(Replies.Activated("int_before"));
        Bridge.OnActivate(Replies.Activated());
        Bridge.OnTerminate("int_before", Replies.Terminated);

        Verify(await Caller.SetAsync());
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Shows_the_status_that_the_bridge_gave()
    {
        Bridge.OnActivate(Replies.Activated(status: "paused"));

        Verify(await Caller.SetAsync());
    }

    [Test]
    public async Task Takes_a_status_that_the_bridge_leaves_out_for_active()
    {
        Bridge.OnActivate(Replies.Activated(status: null));

        Verify(await Caller.SetAsync());
    }

    [Test]
    public async Task The_url_is_listed_as_it_is_stored()
    {
        Bridge.OnActivate(Replies.Activated());
        Bridge.OnRead(Replies.Id, Replies.Live("active"));
        Expect(201, await Caller.SetAsync(Forms.With("chatwootBaseUrl", "\"https://Chatwoot.EXAMPLE.com:8443/Desk//\"")));

        Verify(await Caller.ListAsync());
    }

    [Test]
    public async Task A_row_that_cannot_be_written_is_a_server_error()
    {
        await Service.ExecuteAsync(
            """
            CREATE TRIGGER refuse
            BEFORE INSERT ON chatwoot_integrations
            BEGIN
                SELECT RAISE(ABORT, 'a reason that no caller may see');
            END
            """);
        Bridge.OnActivate(Replies.Activated());
        Bridge.OnTerminate(Replies.Id, Replies.Terminated);

        Verify(await Caller.SetAsync());
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(1));
    }
}
