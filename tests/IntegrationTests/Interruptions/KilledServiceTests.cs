using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Interruptions;

/// <summary>
/// The service is killed between any two steps of a set or a delete, started again, and asked the same once more: then the bridge runs what
/// the rows name, as if nothing had happened.
/// </summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class KilledServiceTests(Database kind)
{
    private readonly TaskCompletionSource never = new();

    private FaultFixture fixture = null!;
    private ServiceProcess service = null!;

    /// <summary>A running service with an activated instance, <c>int_1</c>.</summary>
    [SetUp]
    public async Task StartAsync()
    {
        fixture = await FaultFixture.CreateAsync(kind);
        await fixture.PrepareAsync();
        service = await fixture.StartProcessAsync();
        Assert.That((await fixture.Client.SetAsync(FaultFixture.Instance)).Status, Is.EqualTo(201));
    }

    [TearDown]
    public async Task StopAsync() => await (fixture?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Delete_before_the_bridge_acts()
    {
        fixture.Bridge.Hang(BridgeCall.Terminate);
        var delete = fixture.Client.DeleteAsync(FaultFixture.Instance);
        await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);

        await KillAndRestartAsync(delete);

        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Delete_after_the_bridge_acted_and_before_it_responded()
    {
        fixture.Bridge.RespondAfter(never.Task);
        var delete = fixture.Client.DeleteAsync(FaultFixture.Instance);
        await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
        await Eventually.HoldsAsync(() => fixture.Bridge.LiveIds.Count == 0, "the bridge has acted");

        await KillAndRestartAsync(delete);

        var list = await fixture.Client.ListAsync(FaultFixture.Instance);
        Assert.That(list.Header("X-Integration-Source"), Is.EqualTo("local; reason=not-found"));
        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Delete_after_the_bridge_responded_and_before_the_row_is_deleted([Values] bool terminates)
    {
        if (!terminates)
        {
            fixture.Bridge.Refuse(BridgeCall.Terminate);
        }

        await using (var others = await WriteLock.TakeAsync(fixture.Data))
        {
            var delete = fixture.Client.DeleteAsync(FaultFixture.Instance);
            await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
            await others.StatementsWaitAsync(1);
            await KillAsync(delete);
        }

        await RestartAsync();

        Assert.That(await fixture.Data.OutboxAsync(), Is.Empty, "the row and the outbox change together");
        Assert.That(await fixture.Data.RowsAsync(), Has.Count.EqualTo(1));
        await DeletingAgainLeavesNothingAsync();
    }

    [Test]
    public async Task Set_before_the_bridge_acts()
    {
        fixture.Bridge.Hang(BridgeCall.Activate);
        var set = fixture.Client.SetAsync(FaultFixture.Instance);
        await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);

        await KillAndRestartAsync(set);

        await SettingAgainLeavesOneRowAsync("int_2");
        await fixture.AssertNothingIsLeftBehindAsync();
    }

    // Only the bridge knows the id of that activation: a known limit.
    [Test]
    public async Task Set_after_the_bridge_acted_and_before_it_responded()
    {
        fixture.Bridge.RespondAfter(never.Task);
        var set = fixture.Client.SetAsync(FaultFixture.Instance);
        await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
        await Eventually.HoldsAsync(() => fixture.Bridge.LiveIds.Count == 2, "the bridge has acted");

        await KillAndRestartAsync(set);

        await SettingAgainLeavesOneRowAsync("int_3");
        Assert.That(fixture.Bridge.LiveIds, Is.EquivalentTo((string[])["int_2", "int_3"]));
    }

    [Test]
    public async Task Set_after_the_bridge_responded_and_before_the_row_is_written()
    {
        await using (var others = await WriteLock.TakeAsync(fixture.Data))
        {
            var set = fixture.Client.SetAsync(FaultFixture.Instance);
            await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
            await others.StatementsWaitAsync(1);
            await KillAsync(set);
        }

        await RestartAsync();

        Assert.That((await fixture.Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_1"));
        await SettingAgainLeavesOneRowAsync("int_3");
        Assert.That(fixture.Bridge.LiveIds, Is.EquivalentTo((string[])["int_2", "int_3"]));
    }

    [Test]
    public async Task Set_after_the_row_is_there_and_before_what_it_replaced_is_terminated()
    {
        fixture.Bridge.Hang(BridgeCall.Terminate);
        var set = fixture.Client.SetAsync(FaultFixture.Instance);
        await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);

        await KillAndRestartAsync(set);

        await fixture.DrainOutboxAsync();
        Assert.That(fixture.Bridge.LiveIds, Is.EqualTo((string[])["int_2"]));
        await SettingAgainLeavesOneRowAsync("int_3");
        await fixture.AssertNothingIsLeftBehindAsync();
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
        fixture.Bridge.Heal();
        service = await fixture.StartProcessAsync();
    }

    private async Task DeletingAgainLeavesNothingAsync()
    {
        Assert.That((await fixture.Client.DeleteAsync(FaultFixture.Instance)).Status, Is.EqualTo(200));
        Assert.That(await fixture.Data.RowsAsync(), Is.Empty);
        await fixture.AssertNothingIsLeftBehindAsync();
    }

    private async Task SettingAgainLeavesOneRowAsync(string id)
    {
        Assert.That((await fixture.Client.SetAsync(FaultFixture.Instance)).Status, Is.EqualTo(201));
        Assert.That((await fixture.Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo(id));
        Assert.That(await fixture.Data.OutboxAsync(), Is.Empty);
    }
}
