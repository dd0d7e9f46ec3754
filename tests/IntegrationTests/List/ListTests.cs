namespace RyzeChatwoot.IntegrationTests.List;

/// <summary>Section 5 of the contract, steps 1 to 5: live values, and what is written of them.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class ListTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task List_shows_the_row_with_live_values()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Bridge.OnRead("int_1", BridgeReplies.Live("paused", "the session is closed", inboxId: 42));
        await Client.SetAsync(Instance);
        var createdAt = (await Data.FindRowAsync(Instance))!.CreatedAt[..19].Replace(' ', 'T') + "Z";

        var response = await Client.ListAsync(Instance);

        Assert.That($"{response}", Is.EqualTo(
            """200 application/json; charset=utf-8 {"instance_name":"suporte","status":"paused","bridge_integration_id":"int_1","chatwoot_base_url":"https://chatwoot.example.com","chatwoot_account_id":5,"chatwoot_inbox_id":42,"chatwoot_inbox_name":"WhatsApp - Orion","last_error":"the session is closed","created_at":"CREATED"}"""
                .Replace("CREATED", createdAt, StringComparison.Ordinal)));
        Assert.That(response.Header("X-Integration-Source"), Is.EqualTo("live"));
        Assert.That(response.Header("Cache-Control"), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task What_the_bridge_says_is_written_once_and_only_once()
    {
        var set = await GivenIntegrationAsync();
        var updates = await Data.ObserveUpdatesAsync();
        Bridge.OnRead(BridgeReplies.Live("paused", "held", inboxId: 42));

        await Client.ListAsync(Instance);
        await Client.ListAsync(Instance);

        Assert.That(await updates(), Is.EqualTo(1));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(set with { Status = "paused", LastError = "held", InboxId = 42 }));
    }

    [Test]
    public async Task Nothing_is_written_when_the_bridge_says_what_the_row_says()
    {
        await GivenIntegrationAsync(inboxId: 42);
        var updates = await Data.ObserveUpdatesAsync();
        Bridge.OnRead(BridgeReplies.Live("active", lastError: null, inboxId: 42));

        await Client.ListAsync(Instance);

        Assert.That(await updates(), Is.Zero);
    }

    [Test]
    public async Task A_known_inbox_is_never_replaced()
    {
        await GivenIntegrationAsync(inboxId: 7);
        Bridge.OnRead(BridgeReplies.Live("active", inboxId: 42));

        var response = await Client.ListAsync(Instance);

        Assert.That(response.ReadJson().GetProperty("chatwoot_inbox_id").GetInt64(), Is.EqualTo(7));
        Assert.That((await Data.FindRowAsync(Instance))!.InboxId, Is.EqualTo(7));
    }

    [Test]
    public async Task The_last_error_is_sanitized_and_cut_before_it_is_returned_and_stored()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("error", $"<b>closed</b>\u0007\n{new string('x', 400)}"));
        var expected = $"closed {new string('x', 293)}";

        var response = await Client.ListAsync(Instance);

        Assert.That(response.ReadJson().GetProperty("last_error").GetString(), Is.EqualTo(expected));
        Assert.That((await Data.FindRowAsync(Instance))!.LastError, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_failing_write_is_logged_and_does_not_fail_the_list()
    {
        var set = await GivenIntegrationAsync();
        await Data.RefuseAsync("UPDATE");
        Bridge.OnRead(BridgeReplies.Live("paused", inboxId: 42));

        var response = await Client.ListAsync(Instance);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.Header("X-Integration-Source"), Is.EqualTo("live"));
        Assert.That(response.ReadJson().GetProperty("chatwoot_inbox_id").GetInt64(), Is.EqualTo(42));
        Assert.That(Service.Log.Warnings, Has.Count.EqualTo(1));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(set));
    }
}
