namespace RyzeChatwoot.IntegrationTests.Interruptions;

/// <summary>
/// The service is killed between any two steps of a set or a delete and started again; the same request is repeated: then the bridge runs
/// what the rows name.
/// </summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class KilledServiceTests(Database kind) : FaultTests(kind)
{
    private const string NewInstance = "vendas";

    private readonly TaskCompletionSource never = new();

    private ServiceProcess service = null!;
    private StoredIntegration row = null!;

    /// <summary>A running service with an activated instance, <c>int_1</c>, and one that never was.</summary>
    [SetUp]
    public async Task StartAsync()
    {
        await PrepareAsync(NewInstance);
        service = await StartProcessAsync();
        await GivenIntegrationAsync();
        row = (await Data.RowsAsync()).Single();
    }

    [Test]
    public async Task Delete_before_the_bridge_acts()
    {
        Bridge.Hang(BridgeCall.Terminate);
        var delete = Client.DeleteAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);

        await KillAndRestartAsync(delete);

        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[row]));
        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Delete_after_the_bridge_acted_and_before_it_responded()
    {
        Bridge.RespondAfter(never.Task);
        var delete = Client.DeleteAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
        await Eventually.HoldsAsync(() => Bridge.LiveIds.Count == 0, "the bridge has acted");

        await KillAndRestartAsync(delete);

        var list = await Client.ListAsync(Instance);
        Assert.That(list.Header("X-Integration-Source"), Is.EqualTo("local; reason=not-found"));
        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Delete_after_the_bridge_responded_and_before_the_row_is_deleted([Values] bool terminates)
    {
        if (!terminates)
        {
            Bridge.Refuse(BridgeCall.Terminate);
        }

        await using (var others = await WriteLock.TakeAsync(Data))
        {
            var delete = Client.DeleteAsync(Instance);
            await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
            await others.StatementsWaitAsync(1);
            await KillAsync(delete);
        }

        await RestartAsync();

        Assert.That(await Data.OutboxAsync(), Is.Empty, "the row and the outbox change together");
        Assert.That(await Data.RowsAsync(), Has.Count.EqualTo(1));
        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Set_before_the_bridge_acts()
    {
        Bridge.Hang(BridgeCall.Activate);
        var set = Client.SetAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);

        await KillAndRestartAsync(set);

        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[row]));
        await SettingAgainLeavesOneRowAsync("int_2");
        await AssertNothingIsLeftBehindAsync();
    }

    // Where the bridge acted, it alone knows the id of that activation: a known limit.
    [Test]
    public async Task First_set_while_the_bridge_works([Values] bool acts)
    {
        Bridge.Before = _ => acts ? null : BridgeReply.Hang();
        Bridge.RespondAfter(never.Task);
        var set = Client.SetAsync(NewInstance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
        await Eventually.HoldsAsync(() => !acts || Bridge.LiveIds.Count == 2, "the bridge has acted");

        await KillAndRestartAsync(set);

        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[row]));
        (await Client.ListAsync(NewInstance)).AssertError(404, "no chatwoot integration for this instance");
        Assert.That((await Client.SetAsync(NewInstance)).Status, Is.EqualTo(201));
        Assert.That((await Client.ListAsync(NewInstance)).Header("X-Integration-Source"), Is.EqualTo("live"));
        string[] named = ["int_1", acts ? "int_3" : "int_2"];
        Assert.That((await Data.RowsAsync()).Select(stored => stored.BridgeIntegrationId), Is.EquivalentTo(named));
        Assert.That(Bridge.LiveIds, Is.EquivalentTo(acts ? [.. named, "int_2"] : named));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    // Only the bridge knows the id of that activation: a known limit.
    [Test]
    public async Task Set_after_the_bridge_acted_and_before_it_responded()
    {
        Bridge.RespondAfter(never.Task);
        var set = Client.SetAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
        await Eventually.HoldsAsync(() => Bridge.LiveIds.Count == 2, "the bridge has acted");

        await KillAndRestartAsync(set);

        await SettingAgainLeavesOneRowAsync("int_3");
        Assert.That(Bridge.LiveIds, Is.EquivalentTo((string[])["int_2", "int_3"]));
    }

    [Test]
    public async Task Set_after_the_bridge_responded_and_before_the_row_is_written()
    {
        await using (var others = await WriteLock.TakeAsync(Data))
        {
            var set = Client.SetAsync(Instance);
            await Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
            await others.StatementsWaitAsync(1);
            await KillAsync(set);
        }

        await RestartAsync();

        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_1"));
        await SettingAgainLeavesOneRowAsync("int_3");
        Assert.That(Bridge.LiveIds, Is.EquivalentTo((string[])["int_2", "int_3"]));
    }

    [Test]
    public async Task Set_after_the_row_is_there_and_before_what_it_replaced_is_terminated()
    {
        Bridge.Hang(BridgeCall.Terminate);
        var set = Client.SetAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);

        await KillAsync(set);

        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_2"));
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
        await RestartAsync();
        await DrainOutboxAsync();
        Assert.That(Bridge.LiveIds, Is.EqualTo((string[])["int_2"]));
        await SettingAgainLeavesOneRowAsync("int_3");
        await AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task After_a_set_the_row_is_there_with_its_token()
    {
        Bridge.Message = _ => "bad token chatwoot-api-token-of-the-tests";

        await service.KillHardAsync();
        await RestartAsync();

        var list = await Client.ListAsync(Instance);
        Assert.That(list.Header("X-Integration-Source"), Is.EqualTo("live"));
        Assert.That(list.ReadJson().GetProperty("last_error").GetString(), Is.EqualTo("bad token [redacted]"));
        await DeletingAgainLeavesNothingAsync();
    }

    private async Task KillAndRestartAsync(Task<Response> request)
    {
        await KillAsync(request);
        await RestartAsync();
    }

    private async Task KillAsync(Task<Response> request)
    {
        await service.KillHardAsync();
        Assert.That(async () => await request, Throws.InstanceOf<HttpRequestException>());
    }

    private async Task RestartAsync()
    {
        Bridge.Heal();
        service = await StartProcessAsync();
    }

    private async Task DeletingAgainLeavesNothingAsync()
    {
        Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        await AssertNothingIsLeftBehindAsync();
    }

    private async Task SettingAgainLeavesOneRowAsync(string id)
    {
        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));
        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo(id));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }
}
