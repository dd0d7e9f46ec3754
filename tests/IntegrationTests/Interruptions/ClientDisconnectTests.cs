namespace RyzeChatwoot.IntegrationTests.Interruptions;

/// <summary>Clients that hang up: delete and set go on, list stops (contract, sections 5 to 7).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class ClientDisconnectTests(Database kind) : ServiceTests(kind)
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource hangUp = new();

    [TearDown]
    public void DisposeHangUp() => hangUp.Dispose();

    [Test]
    public async Task A_delete_completes_after_its_client_disconnected()
    {
        await GivenIntegrationAsync();

        await HangUpDuringDeleteAsync(BridgeReplies.Terminated);

        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.Empty);
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_delete_that_fails_at_the_bridge_is_in_the_outbox_after_its_client_disconnected()
    {
        await GivenIntegrationAsync();

        await HangUpDuringDeleteAsync(BridgeReply.Status(400));

        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
    }

    [Test]
    public async Task A_set_completes_after_its_client_disconnected()
    {
        await GivenIntegrationAsync();
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);
        Bridge.OnActivate(BridgeReplies.Activated("int_2").After(gate.Task));
        var set = Client.SetAsync(Instance, cancellationToken: hangUp.Token);
        await Bridge.WaitForCallAsync(BridgeCall.Activate, count: 2);

        await HangUpAsync(set);
        gate.SetResult();
        await Service.Watch.CarriedOut;

        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_2"));
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate).Select(call => call.Id), Is.EqualTo((string[])["int_1"]));
    }

    [Test]
    public async Task A_list_stops_without_a_warning_when_its_client_disconnects()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReply.Hang());
        var list = Client.SendAsync(HttpMethod.Get, $"api/chatwoot/list/{Instance}", cancellationToken: hangUp.Token);
        await Bridge.WaitForCallAsync(BridgeCall.Read);

        await HangUpAsync(list);

        // Sooner than the 10 s of the call that it waited for.
        await Service.Watch.CarriedOut.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System);
        Assert.That(Service.Log.Warnings, Is.Empty);
    }

    private async Task HangUpDuringDeleteAsync(BridgeReply termination)
    {
        Bridge.OnTerminate("int_1", termination.After(gate.Task));
        var delete = Client.DeleteAsync(Instance, hangUp.Token);
        await Bridge.WaitForCallAsync(BridgeCall.Terminate);
        await HangUpAsync(delete);
        gate.SetResult();
        await Service.Watch.CarriedOut;
    }

    private async Task HangUpAsync(Task<Response> request)
    {
        await hangUp.CancelAsync();
        Assert.That(async () => await request, Throws.InstanceOf<OperationCanceledException>());
        await Service.Watch.HungUp;
    }
}
