namespace RyzeChatwoot.IntegrationTests.Concurrency;

/// <summary>Requests that overtake each other (contract, sections 5 to 7): a gate at the bridge holds one of them back.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class RaceTests(Database kind) : ServiceTests(kind)
{
    private static readonly BridgeReply Unknown = BridgeReply.Status(404);

    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [TestCase("int_2")]
    [TestCase("int_1", Description = "The bridge may use an id again.")]
    public async Task A_slow_list_does_not_damage_what_a_newer_set_wrote(string newId)
    {
        await GivenIntegrationAsync();
        Bridge.OnTerminate(BridgeReplies.Terminated);
        Bridge.OnRead("int_1", BridgeReplies.Live("error", "out of date", inboxId: 42).After(gate.Task));
        var list = Client.ListAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Read);
        var newer = await GivenIntegrationAsync(newId);

        gate.SetResult();

        Assert.That((await list).Status, Is.EqualTo(200));
        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[newer]));
    }

    [Test]
    public async Task A_slow_list_does_not_bring_a_deleted_row_back()
    {
        await GivenIntegrationAsync();
        Bridge.OnTerminate(BridgeReplies.Terminated);
        Bridge.OnRead(BridgeReplies.Live("error", "out of date", inboxId: 42).After(gate.Task));
        var list = Client.ListAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Read);
        await Client.DeleteAsync(Instance);

        gate.SetResult();

        Assert.That((await list).Status, Is.EqualTo(200));
        Assert.That(await Data.RowsAsync(), Is.Empty);
    }

    [TestCase("int_2")]
    [TestCase("int_1", Description = "The bridge may use an id again.")]
    public async Task A_slow_delete_does_not_remove_what_a_newer_set_wrote(string newId)
    {
        await GivenIntegrationAsync();
        TerminateSlowlyOnce(BridgeReplies.Terminated, Unknown);
        var delete = Client.DeleteAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Terminate);
        var newer = await GivenIntegrationAsync(newId);

        gate.SetResult();

        Assert.That((await delete).Status, Is.EqualTo(200));
        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[newer]));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [TestCase("int_2", "int_1")]
    [TestCase("int_1", Description = "The bridge may use an id again: it must not be terminated then.")]
    public async Task A_slow_delete_that_fails_at_the_bridge_and_a_newer_set_add_the_old_id_to_the_outbox_once(string newId, params string[] outbox)
    {
        await GivenIntegrationAsync();
        TerminateSlowlyOnce(BridgeReply.Status(400), BridgeReply.Status(400));
        var delete = Client.DeleteAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Terminate);
        var newer = await GivenIntegrationAsync(newId);

        gate.SetResult();

        Assert.That((await delete).Status, Is.EqualTo(200));
        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[newer]));
        Assert.That(await Data.OutboxAsync(), Is.EqualTo(outbox));
    }

    [Test]
    public async Task A_slow_list_does_not_undo_the_status_that_another_replica_wrote_meanwhile()
    {
        await GivenIntegrationAsync();
        await using var replica = await StartAnotherAsync();
        using var other = replica.ClientWith(AccountToken);
        var reads = 0;
        Bridge.OnRead(_ => Interlocked.Increment(ref reads) switch
        {
            1 => BridgeReplies.Live("paused", inboxId: 42).After(gate.Task),
            2 => BridgeReplies.Live("error", "the WhatsApp session is closed"),
            _ => BridgeReplies.Live("error", "the WhatsApp session is closed", inboxId: 42),
        });
        var slow = Client.ListAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Read);
        await other.ListAsync(Instance);

        gate.SetResult();

        Assert.That((await slow).ReadJson().GetProperty("chatwoot_inbox_id").GetInt64(), Is.EqualTo(42));
        var row = await Data.FindRowAsync(Instance);
        Assert.That((row!.Status, row.LastError, row.InboxId), Is.EqualTo(("error", "the WhatsApp session is closed", 0)));

        await Client.ListAsync(Instance);
        Assert.That((await Data.FindRowAsync(Instance))!.InboxId, Is.EqualTo(42));
    }

    [Test]
    public async Task Of_two_sets_the_later_to_store_wins_and_the_other_id_is_terminated()
    {
        var activations = 0;
        Bridge.OnActivate(_ => Interlocked.Increment(ref activations) == 1
            ? BridgeReplies.Activated("int_slow").After(gate.Task)
            : BridgeReplies.Activated("int_quick"));
        Bridge.OnTerminate(BridgeReplies.Terminated);
        var slow = Client.SetAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Activate);
        var quick = await Client.SetAsync(Instance);

        gate.SetResult();

        Assert.That((await slow).Status, Is.EqualTo(201));
        Assert.That(quick.Status, Is.EqualTo(201));
        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_slow"));
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate).Select(call => call.Id), Is.EqualTo((string[])["int_quick"]));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [Test]
    public async Task Two_deletes_at_once_both_end_well()
    {
        await GivenIntegrationAsync();
        TerminateSlowlyOnce(BridgeReplies.Terminated, Unknown);
        var slow = Client.DeleteAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Terminate);
        var quick = await Client.DeleteAsync(Instance);

        gate.SetResult();

        Assert.That(quick.Status, Is.EqualTo(200));
        Assert.That((await slow).Status, Is.EqualTo(200).Or.EqualTo(404));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [Test]
    public async Task A_delete_during_a_set_leaves_what_the_set_stores_afterwards()
    {
        await GivenIntegrationAsync();
        Bridge.OnTerminate(BridgeReplies.Terminated);
        Bridge.OnActivate(BridgeReplies.Activated("int_2").After(gate.Task));
        var set = Client.SetAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Activate, count: 2);
        var delete = await Client.DeleteAsync(Instance);

        gate.SetResult();

        Assert.That((await set).Status, Is.EqualTo(201));
        Assert.That(delete.Status, Is.EqualTo(200));
        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_2"));
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate).Select(call => call.Id), Is.EqualTo((string[])["int_1"]));
    }

    /// <summary>The first termination waits for the gate; the next ones get their responses at once.</summary>
    private void TerminateSlowlyOnce(BridgeReply first, BridgeReply next)
    {
        var terminations = 0;
        Bridge.OnTerminate("int_1", _ => Interlocked.Increment(ref terminations) == 1 ? first.After(gate.Task) : next);
    }
}
