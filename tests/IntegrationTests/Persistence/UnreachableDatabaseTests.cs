using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>A database server that goes and comes back while the service runs (contract, sections 1, 7 and 9).</summary>
public sealed class UnreachableDatabaseTests
{
    private const string Instance = "suporte";

    private PostgresServer? server;
    private TestDatabase? data;
    private BridgeStub bridge = null!;
    private RunningService service = null!;
    private ChatwootClient client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        // A server of its own, because stopping it would hurt every other test.
        server = await PostgresServer.TryStartAsync();
        if (server is not { CanRestart: true })
        {
            Skipped.Because(PostgresServer.UnavailableReason ?? "The PostgreSQL server is not ours to stop");
        }

        data = await TestDatabase.CreateAsync(Database.Postgres, server);
        bridge = await BridgeStub.StartAsync();
        service = await RunningService.StartAsync(Settings.For(data, bridge.BaseUrl));
        client = service.ClientWith(await service.AddAccountAsync("demo"));
        await service.AddInstanceAsync("demo", Instance);
        bridge.OnActivate(BridgeReplies.Activated("int_1"));
        bridge.OnRead(BridgeReplies.Live("active"));
        bridge.OnTerminate(BridgeReplies.Terminated);
    }

    [TearDown]
    public async Task StopAsync()
    {
        client?.Dispose();
        await (service?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (bridge?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (data?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task Every_route_says_so_and_works_again_when_the_database_is_back()
    {
        Assert.That((await client.SetAsync(Instance)).Status, Is.EqualTo(201));
        await server!.StopAsync();

        (await client.ListAsync(Instance)).AssertError(500, "internal server error");
        (await client.SetAsync(Instance)).AssertError(500, "internal server error");
        (await client.DeleteAsync(Instance)).AssertError(500, "internal server error");
        (await client.ListAsync("")).AssertError(404, "not found");
        var health = await client.SendAsync(HttpMethod.Get, "health");
        Assert.That(health.Status, Is.EqualTo(503));
        Assert.That(health.ReadJson().GetProperty("status").GetString(), Is.EqualTo("degraded"));
        Assert.That(health.ReadJson().GetProperty("checks").GetProperty("db").GetString(), Does.StartWith("fail: "));

        await server.StartAgainAsync();

        Assert.That((await client.ListAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That((await client.SetAsync(Instance)).Status, Is.EqualTo(201));
        Assert.That((await client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That((await client.SendAsync(HttpMethod.Get, "health")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_set_that_can_no_longer_be_stored_takes_the_activation_back()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bridge.OnActivate(BridgeReplies.Activated("int_1").After(gate.Task));
        var set = client.SetAsync(Instance);
        await bridge.WaitForCallAsync(BridgeCall.Activate);
        await server!.StopAsync();

        gate.SetResult();

        (await set).AssertError(500, "internal server error");
        Assert.That(bridge.CallsTo(BridgeCall.Terminate).Select(call => call.Id), Is.EqualTo((string[])["int_1"]));
        await server.StartAgainAsync();
        (await client.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
    }

    [Test]
    public async Task A_delete_that_can_no_longer_be_written_can_be_repeated()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await client.SetAsync(Instance);
        bridge.OnTerminate("int_1", BridgeReplies.Terminated.After(gate.Task));
        var delete = client.DeleteAsync(Instance);
        await bridge.WaitForCallAsync(BridgeCall.Terminate);
        await server!.StopAsync();

        gate.SetResult();

        (await delete).AssertError(500, "internal server error");
        await server.StartAgainAsync();
        bridge.OnTerminate("int_1", BridgeReply.Status(404));
        Assert.That((await client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That(await data!.RowsAsync(), Is.Empty);
    }
}
