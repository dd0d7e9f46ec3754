using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>Contract, section 5, where the bridge answers.</summary>
public sealed class ListAnswers : ContractTest
{
    [Test]
    public async Task Shows_live_values()
    {
        await ActivateAsync();
        Bridge.OnRead(Replies.Id, Replies.Live("active", lastError: ""));

        Verify(await Caller.ListAsync());
    }

    [Test]
    public async Task Answers_a_token_of_the_instance_alike()
    {
        await ActivateAsync();
        Bridge.OnRead(Replies.Id, Replies.Live("active", lastError: ""));

        Verify(await Caller.ListAsync(token: RunningService.InstanceToken));
    }

    [Test]
    public async Task Shows_a_live_error()
    {
        await ActivateAsync();
        Bridge.OnRead(Replies.Id, Replies.Live("error", $"<b>HTTP 401</b>\r\nInvalid  token {Forms.ApiToken} — ação"));

        Verify(await Caller.ListAsync());
    }

    [Test]
    public async Task Shows_a_pause_without_an_error_as_healthy()
    {
        await ActivateAsync();
        Bridge.OnRead(Replies.Id, Replies.Live("paused", lastError: null));

        Verify(await Caller.ListAsync());
    }

    [Test]
    public async Task Shows_an_inbox_id_that_the_bridge_has_just_learned()
    {
        await ActivateAsync(Replies.Activated(inboxId: null));
        Bridge.OnRead(Replies.Id, Replies.Live("active", inboxId: 42));

        Verify(await Caller.ListAsync());
    }

    [Test]
    public async Task Shows_zero_for_an_inbox_id_that_nobody_knows()
    {
        await ActivateAsync(Replies.Activated(inboxId: null));
        Bridge.OnRead(Replies.Id, Replies.Live("active", inboxId: null));

        Verify(await Caller.ListAsync());
    }

    [Test]
    public async Task Understands_numbers_that_arrive_as_strings_and_ignores_other_fields()
    {
        await ActivateAsync(Replies.Activated(inboxId: null));
        Bridge.OnRead(Replies.Id, BridgeReply.Json(
            200,
            """{"status":"active","inbox_id":"42","inbox":{"id":7},"chatwoot_account_id":"9","tags":[1]}"""));

        Verify(await Caller.ListAsync());
    }

    [Test]
    public async Task Without_an_integration_is_not_found() => Verify(await Caller.ListAsync());
}
