namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>Section 7 of the contract: what is stored, and what becomes of the integration that was there.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class SetTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task It_activates_at_the_bridge_and_stores_the_row()
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

    [Test]
    public async Task A_refusal_leaves_the_old_row_as_it_was()
    {
        var old = await GivenIntegrationAsync();
        Bridge.OnActivate(BridgeReplies.Refused(502, "HTTP 401 Invalid Access Token", upstreamStatus: 401));
        var body = ChatwootClient.AnActivation();
        body["chatwootApiToken"] = "another-token";
        body["inboxName"] = "another inbox";

        await Client.SetAsync(Instance, body);

        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[old]));
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Is.Empty);
    }
}
