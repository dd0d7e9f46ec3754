using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Routes;

/// <summary>Sections 5 to 7 of the contract, when nothing goes wrong.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class LifecycleTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task Set_activates_at_the_bridge_and_stores_the_row()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));

        var response = await Client.SetAsync(Instance);

        Assert.That($"{response}", Is.EqualTo(
            """201 application/json; charset=utf-8 {"instance":"suporte","status":"active","bridge_integration_id":"int_1","message":"chatwoot integration activated"}"""));
        var row = await Data.FindRowAsync(Instance);
        Assert.That(row, Is.EqualTo(new StoredIntegration
        {
            BridgeIntegrationId = "int_1",
            BaseUrl = "https://chatwoot.example.com",
            AccountId = 5,
            ApiToken = row!.ApiToken,
            InboxId = 0,
            InboxName = "WhatsApp - Orion",
            Status = "active",
            LastError = "",
            SignMessages = true,
            IgnoreGroups = false,
            StartAsPending = false,
            ReopenResolved = true,
            CreatedAt = row.CreatedAt,
            UpdatedAt = row.CreatedAt,
        }));
    }

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
    public async Task Delete_terminates_at_the_bridge_and_removes_the_row()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);
        await Client.SetAsync(Instance);

        var response = await Client.DeleteAsync(Instance);

        Assert.That($"{response}", Is.EqualTo("""200 application/json; charset=utf-8 {"message":"chatwoot integration deactivated"}"""));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.Empty);
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task After_a_delete_there_is_nothing_to_list_or_to_delete_until_the_next_set()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);
        await Client.SetAsync(Instance);
        await Client.DeleteAsync(Instance);

        (await Client.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
        (await Client.DeleteAsync(Instance)).AssertError(404, "no chatwoot integration to delete");
        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_second_set_replaces_the_row_and_terminates_what_it_replaced()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1", inboxId: 7));
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);
        await Client.SetAsync(Instance);
        var first = (await Data.RowsAsync()).Single();
        Bridge.OnActivate(BridgeReplies.Activated("int_2"));
        var body = ChatwootClient.AnActivation();
        body["chatwootBaseUrl"] = "https://OTHER.example.com/base/";
        body["chatwootAccountId"] = "6";
        body["ignoreGroups"] = true;

        var response = await Client.SetAsync(Instance, body);

        Assert.That(response.Status, Is.EqualTo(201));
        var second = (await Data.RowsAsync()).Single();
        Assert.That(second, Is.EqualTo(first with
        {
            BridgeIntegrationId = "int_2",
            BaseUrl = "https://other.example.com/base",
            AccountId = 6,
            ApiToken = second.ApiToken,
            InboxId = 0,
            IgnoreGroups = true,
            UpdatedAt = second.UpdatedAt,
        }));
        Assert.That(second.UpdatedAt, Is.GreaterThan(first.UpdatedAt));
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate).Select(call => call.Id), Is.EqualTo((string[])["int_1"]));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [Test]
    public async Task A_second_set_that_gets_the_same_id_terminates_nothing()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        await Client.SetAsync(Instance);

        var response = await Client.SetAsync(Instance);

        Assert.That(response.Status, Is.EqualTo(201));
        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_1"));
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Is.Empty);
    }
}
