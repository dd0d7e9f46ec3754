using System.Net.Sockets;

namespace RyzeChatwoot.IntegrationTests.Hosting;

/// <summary>A service that is asked to stop finishes what it has begun and takes nothing new; the next one need not wait for its end.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class ShutdownTests(Database kind) : FaultTests(kind)
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task Requests_under_way_are_finished_and_new_connections_refused()
    {
        await PrepareAsync("to-set", "to-delete", "to-list");
        var service = await StartProcessAsync();
        var client = Client;
        await client.SetAsync("to-delete");
        await client.SetAsync("to-list");
        Bridge.RespondAfter(gate.Task);
        var requests = new[] { client.SetAsync("to-set"), client.DeleteAsync("to-delete"), client.ListAsync("to-list") };
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 3);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Read);

        service.AskToStop();
        await Eventually.HoldsAsync(async () => await RefusesAsync(service.BaseUrl), "new connections are refused");
        await StartProcessAsync();
        gate.SetResult();

        var responses = await Task.WhenAll(requests);
        Assert.That(responses.Select(response => response.Status), Is.EqualTo((int[])[201, 200, 200]));
        Assert.That(responses[2].Header("X-Integration-Source"), Is.EqualTo("live"));
        var end = await service.EndAsync();
        Assert.That(end.ExitCode, Is.Zero, $"{end}");

        Assert.That((await Client.ListAsync("to-set")).Status, Is.EqualTo(200));
        Assert.That((await Client.ListAsync("to-delete")).Status, Is.EqualTo(404));
        await AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task A_termination_that_the_worker_is_at_is_left_to_the_next_service()
    {
        await PrepareAsync();
        var service = await StartProcessAsync();
        await Client.SetAsync(Instance);
        Bridge.Refuse(BridgeCall.Terminate);
        await Client.DeleteAsync(Instance);
        Bridge.Hang(BridgeCall.Terminate);
        await Data.MakeTerminationsDueAsync();
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate, count: 2);

        service.AskToStop();

        var end = await service.EndAsync();
        Assert.That(end.ExitCode, Is.Zero, $"{end}");
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
        Bridge.Heal();
        await StartProcessAsync();
        await DrainOutboxAsync();
        await AssertNothingIsLeftBehindAsync();
    }

    private static async Task<bool> RefusesAsync(Uri service)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(service.Host, service.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
