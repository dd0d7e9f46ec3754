using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Faults;

/// <summary>
/// The service is killed between any two steps of a set or a delete, started again, and asked the same once more: then the bridge runs what
/// the rows name, as if nothing had happened.
/// </summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class KilledServiceTests(Database kind)
{
    private readonly TaskCompletionSource never = new();

    private FaultFixture scene = null!;
    private ServiceProcess service = null!;

    /// <summary>A running service with an activated instance, <c>int_1</c>.</summary>
    [SetUp]
    public async Task StartAsync()
    {
        scene = await FaultFixture.CreateAsync(kind);
        await scene.PrepareAsync();
        service = await scene.StartProcessAsync();
        Assert.That((await scene.Client.SetAsync(FaultFixture.Instance)).Status, Is.EqualTo(201));
    }

    [TearDown]
    public async Task StopAsync() => await (scene?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Delete_before_the_bridge_acts()
    {
        scene.Bridge.Hang(BridgeCall.Terminate);
        var delete = scene.Client.DeleteAsync(FaultFixture.Instance);
        await scene.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);

        await KillAndRestartAsync(delete);

        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Delete_after_the_bridge_acted_and_before_it_answered()
    {
        scene.Bridge.AnswerAfter(never.Task);
        var delete = scene.Client.DeleteAsync(FaultFixture.Instance);
        await scene.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
        await Eventually.HoldsAsync(() => scene.Bridge.LiveIds.Count == 0, "the bridge has acted");

        await KillAndRestartAsync(delete);

        var list = await scene.Client.ListAsync(FaultFixture.Instance);
        Assert.That(list.Header("X-Integration-Source"), Is.EqualTo("local; reason=not-found"));
        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Delete_after_the_bridge_answered_and_before_the_row_is_gone([Values] bool terminates)
    {
        if (!terminates)
        {
            scene.Bridge.Refuse(BridgeCall.Terminate);
        }

        await using (var others = await WriteLock.TakeAsync(scene.Data))
        {
            var delete = scene.Client.DeleteAsync(FaultFixture.Instance);
            await scene.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
            await others.StatementsWaitAsync(1);
            await KillAsync(delete);
        }

        await RestartAsync();

        Assert.That(await scene.Data.OutboxAsync(), Is.Empty, "the row and what it owes change together");
        Assert.That(await scene.Data.RowsAsync(), Has.Count.EqualTo(1));
        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Set_before_the_bridge_acts()
    {
        scene.Bridge.Hang(BridgeCall.Activate);
        var set = scene.Client.SetAsync(FaultFixture.Instance);
        await scene.Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);

        await KillAndRestartAsync(set);

        await SettingAgainLeavesOneRowAsync("int_2");
        await scene.AssertNothingIsLeftBehindAsync();
    }

    // Nobody but the bridge ever knew the id of that activation: what it runs is the known limit.
    [Test]
    public async Task Set_after_the_bridge_acted_and_before_it_answered()
    {
        scene.Bridge.AnswerAfter(never.Task);
        var set = scene.Client.SetAsync(FaultFixture.Instance);
        await scene.Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
        await Eventually.HoldsAsync(() => scene.Bridge.LiveIds.Count == 2, "the bridge has acted");

        await KillAndRestartAsync(set);

        await SettingAgainLeavesOneRowAsync("int_3");
        Assert.That(scene.Bridge.LiveIds, Is.EquivalentTo((string[])["int_2", "int_3"]));
    }

    [Test]
    public async Task Set_after_the_bridge_answered_and_before_the_row_is_there()
    {
        await using (var others = await WriteLock.TakeAsync(scene.Data))
        {
            var set = scene.Client.SetAsync(FaultFixture.Instance);
            await scene.Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
            await others.StatementsWaitAsync(1);
            await KillAsync(set);
        }

        await RestartAsync();

        Assert.That((await scene.Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_1"));
        await SettingAgainLeavesOneRowAsync("int_3");
        Assert.That(scene.Bridge.LiveIds, Is.EquivalentTo((string[])["int_2", "int_3"]));
    }

    [Test]
    public async Task Set_after_the_row_is_there_and_before_what_it_replaced_is_terminated()
    {
        scene.Bridge.Hang(BridgeCall.Terminate);
        var set = scene.Client.SetAsync(FaultFixture.Instance);
        await scene.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);

        await KillAndRestartAsync(set);

        await scene.DrainLedgerAsync();
        Assert.That(scene.Bridge.LiveIds, Is.EqualTo((string[])["int_2"]));
        await SettingAgainLeavesOneRowAsync("int_3");
        await scene.AssertNothingIsLeftBehindAsync();
    }

    private async Task KillAndRestartAsync(Task<Answer> request)
    {
        await KillAsync(request);
        await RestartAsync();
    }

    private async Task KillAsync(Task<Answer> request)
    {
        await service.KillHardAsync();
        Assert.That(async () => await request, Throws.InstanceOf<HttpRequestException>());
    }

    private async Task RestartAsync()
    {
        scene.Bridge.Heal();
        service = await scene.StartProcessAsync();
    }

    private async Task DeletingAgainLeavesNothingAsync()
    {
        Assert.That((await scene.Client.DeleteAsync(FaultFixture.Instance)).Status, Is.EqualTo(200));
        Assert.That(await scene.Data.RowsAsync(), Is.Empty);
        await scene.AssertNothingIsLeftBehindAsync();
    }

    private async Task SettingAgainLeavesOneRowAsync(string id)
    {
        Assert.That((await scene.Client.SetAsync(FaultFixture.Instance)).Status, Is.EqualTo(201));
        Assert.That((await scene.Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo(id));
        Assert.That(await scene.Data.OutboxAsync(), Is.Empty);
    }
}
