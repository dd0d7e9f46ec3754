namespace RyzeChatwoot.IntegrationTests.Delete;

/// <summary>Section 6 of the contract, steps 1 to 3.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class DeleteTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task It_terminates_at_the_bridge_and_removes_the_row()
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
    public async Task Afterwards_there_is_nothing_to_list_or_to_delete_until_the_next_set()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);
        await Client.SetAsync(Instance);
        await Client.DeleteAsync(Instance);

        (await Client.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
        (await Client.DeleteAsync(Instance)).AssertError(404, "no chatwoot integration to delete");
        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));
    }
}
