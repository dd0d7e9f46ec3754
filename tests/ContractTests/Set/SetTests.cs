namespace RyzeChatwoot.ContractTests.Set;

/// <summary>Contract, section 7, where the bridge activates.</summary>
public sealed class SetTests : ContractTest
{
    [Test]
    public async Task Activates()
    {
        Bridge.OnActivate(BridgeReplies.Activated());

        Verify(await Client.SetAsync());
    }

    [Test]
    public async Task Activates_with_the_required_fields_only()
    {
        Bridge.OnActivate(BridgeReply.Json(200, $$"""{"id":"{{BridgeReplies.Id}}"}"""));

        Verify(await Client.SetAsync(RequestBodies.Minimal));
    }

    [Test]
    public async Task Activates_again_with_another_integration()
    {
        await ActivateAsync(BridgeReplies.Activated("int_before"));
        Bridge.OnActivate(BridgeReplies.Activated());
        Bridge.OnTerminate("int_before", BridgeReplies.Terminated);

        Verify(await Client.SetAsync());
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Shows_the_status_of_the_bridge()
    {
        Bridge.OnActivate(BridgeReplies.Activated(status: "paused"));

        Verify(await Client.SetAsync());
    }

    [Test]
    public async Task Shows_active_when_the_bridge_sends_no_status()
    {
        Bridge.OnActivate(BridgeReplies.Activated(status: null));

        Verify(await Client.SetAsync());
    }

    [Test]
    public async Task Lists_the_normalized_url()
    {
        Bridge.OnActivate(BridgeReplies.Activated());
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("active"));
        Expect(201, await Client.SetAsync(RequestBodies.With("chatwootBaseUrl", "\"https://Chatwoot.EXAMPLE.com:8443/Desk//\"")));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task A_row_that_cannot_be_written_is_a_server_error()
    {
        await Data.ExecuteAsync(
            """
            CREATE TRIGGER refuse
            BEFORE INSERT ON chatwoot_integrations
            BEGIN
                SELECT RAISE(ABORT, 'a reason that no client may see');
            END
            """);
        Bridge.OnActivate(BridgeReplies.Activated());
        Bridge.OnTerminate(BridgeReplies.Id, BridgeReplies.Terminated);

        Verify(await Client.SetAsync());
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(1));
    }
}
