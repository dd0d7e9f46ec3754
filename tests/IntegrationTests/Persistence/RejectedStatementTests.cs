namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>What could not be written is not half written, here or at the bridge (contract, section 6, step 3, and section 7, step 4).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class RejectedStatementTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task A_set_whose_row_is_refused_compensates_the_activation()
    {
        var old = await GivenIntegrationAsync();
        await Data.RefuseAsync("INSERT");
        Bridge.OnActivate(BridgeReplies.Activated("int_2"));
        Bridge.OnTerminate("int_2", BridgeReplies.Terminated);

        var response = await Client.SetAsync(Instance);

        response.AssertError(500, "internal server error");
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate).Select(call => call.Id), Is.EqualTo((string[])["int_2"]));
        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[old]));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [Test]
    public async Task A_set_whose_row_is_refused_adds_the_termination_to_the_outbox_when_the_bridge_fails_too()
    {
        var old = await GivenIntegrationAsync();
        await Data.RefuseAsync("INSERT");
        Bridge.OnActivate(BridgeReplies.Activated("int_2"));
        Bridge.OnTerminate("int_2", BridgeReply.Status(400));

        var response = await Client.SetAsync(Instance);

        response.AssertError(500, "internal server error");
        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[old]));
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_2"]));
    }

    [Test]
    public async Task A_set_whose_instance_is_deleted_meanwhile_compensates_the_activation()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Bridge.OnActivate(BridgeReplies.Activated("int_1").After(gate.Task));
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);
        var set = Client.SetAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Activate);
        await Data.ExecuteAsync("DELETE FROM instances");

        gate.SetResult();

        (await set).AssertError(500, "internal server error");
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(1));
        Assert.That(await Data.RowsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_delete_whose_row_cannot_be_removed_fails()
    {
        var old = await GivenIntegrationAsync();
        await Data.RefuseAsync("DELETE");
        Bridge.OnTerminate("int_1", BridgeReply.Status(400));

        var response = await Client.DeleteAsync(Instance);

        response.AssertError(500, "internal server error");
        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[old]));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }
}
