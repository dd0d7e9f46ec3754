namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>A database server that goes and comes back while the service runs (contract, sections 1, 7 and 9).</summary>
public sealed class UnreachableDatabaseTests : OwnServerTests
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task Every_route_says_so_and_works_again_when_the_database_is_back()
    {
        await Server.StopAsync();

        (await Client.ListAsync(Instance)).AssertError(500, "internal server error");
        (await Client.SetAsync(Instance)).AssertError(500, "internal server error");
        (await Client.DeleteAsync(Instance)).AssertError(500, "internal server error");
        (await Client.ListAsync("")).AssertError(404, "not found");
        var health = await Client.SendAsync(HttpMethod.Get, "health");
        Assert.That(health.Status, Is.EqualTo(503));
        Assert.That(health.ReadJson().GetProperty("status").GetString(), Is.EqualTo("degraded"));
        Assert.That(health.ReadJson().GetProperty("checks").GetProperty("db").GetString(), Does.StartWith("fail: "));

        await Server.StartAgainAsync();

        Assert.That((await Client.ListAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));
        Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That((await Client.SendAsync(HttpMethod.Get, "health")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_set_that_can_no_longer_be_stored_compensates_the_activation()
    {
        Bridge.Afterwards = (call, reply) => call.Call == BridgeCall.Activate ? reply.After(gate.Task) : null;
        var set = Client.SetAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
        await Server.StopAsync();

        gate.SetResult();

        (await set).AssertError(500, "internal server error");
        Assert.That(Bridge.Stub.CallsTo(BridgeCall.Terminate).Select(call => call.Id), Is.EqualTo((string[])["int_2"]));
        await Server.StartAgainAsync();
        await AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task A_delete_that_can_no_longer_be_written_can_be_repeated()
    {
        Bridge.RespondAfter(gate.Task);
        var delete = Client.DeleteAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
        await Server.StopAsync();

        gate.SetResult();

        (await delete).AssertError(500, "internal server error");
        await Server.StartAgainAsync();
        Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That(await Data.RowsAsync(), Is.Empty);
    }
}
