namespace RyzeChatwoot.ContractTests.List;

/// <summary>Contract, section 5, where the bridge responds.</summary>
public sealed class ListTests : ContractTest
{
    [Test]
    public async Task Shows_live_values()
    {
        await ActivateAsync();
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("active", lastError: ""));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Responds_the_same_to_an_instance_token()
    {
        await ActivateAsync();
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("active", lastError: ""));

        Verify(await Client.ListAsync(token: InstanceToken));
    }

    [Test]
    public async Task Shows_a_live_error()
    {
        await ActivateAsync();
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("error", $"<b>HTTP 401</b>\r\nInvalid  token {RequestBodies.ApiToken} — ação"));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Shows_an_empty_error_when_paused()
    {
        await ActivateAsync();
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("paused", lastError: null));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Shows_a_new_inbox_id()
    {
        await ActivateAsync(BridgeReplies.Activated(inboxId: null));
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("active", inboxId: 42));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Shows_zero_for_an_unknown_inbox_id()
    {
        await ActivateAsync(BridgeReplies.Activated(inboxId: null));
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("active", inboxId: null));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Reads_numbers_in_strings_and_ignores_unknown_fields()
    {
        await ActivateAsync(BridgeReplies.Activated(inboxId: null));
        Bridge.OnRead(BridgeReplies.Id, BridgeReply.Json(
            200,
            """{"status":"active","inbox_id":"42","inbox":{"id":7},"chatwoot_account_id":"9","tags":[1]}"""));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Without_an_integration_is_not_found() => Verify(await Client.ListAsync());
}
