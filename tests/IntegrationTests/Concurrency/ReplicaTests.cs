namespace RyzeChatwoot.IntegrationTests.Concurrency;

/// <summary>Two services on one database race for one instance: the guards stand in the statements, so they hold between processes, too.</summary>
public sealed class ReplicaTests() : FaultTests(Database.Postgres)
{
    private const int Rounds = 12;

    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChatwootClient One => Clients[0];

    private ChatwootClient Other => Clients[1];

    [SetUp]
    public async Task StartAsync()
    {
        await StartServiceAsync();
        await StartServiceAsync();
    }

    [Test]
    public Task List_against_set() => RaceAsync(() => [One.SetAsync(Instance), Other.ListAsync(Instance), One.ListAsync(Instance), Other.ListAsync(Instance)]);

    [Test]
    public Task Delete_against_set() => RaceAsync(() => [One.SetAsync(Instance), Other.DeleteAsync(Instance)]);

    [Test]
    public Task Set_against_set() => RaceAsync(() => [One.SetAsync(Instance), Other.SetAsync(Instance)]);

    [Test]
    public Task Delete_against_delete() => RaceAsync(() => [One.DeleteAsync(Instance), Other.DeleteAsync(Instance)]);

    [Test]
    public Task Delete_against_delete_at_a_bridge_that_fails_one_of_them()
    {
        var terminations = 0;
        return RaceAsync(() =>
        {
            Bridge.Before = call =>
                call.Call == BridgeCall.Terminate && Interlocked.Increment(ref terminations) % 2 == 0 ? BridgeReply.Status(400) : null;
            return [One.DeleteAsync(Instance), Other.DeleteAsync(Instance)];
        });
    }

    [Test]
    public Task Delete_against_set_at_a_bridge_that_terminates_nothing() => RaceAsync(() =>
    {
        Bridge.Refuse(BridgeCall.Terminate);
        return [One.SetAsync(Instance), Other.DeleteAsync(Instance)];
    });

    [Test]
    public async Task A_slow_list_at_one_does_not_damage_what_a_set_at_the_other_wrote()
    {
        await One.SetAsync(Instance);
        Bridge.Afterwards = (call, reply) => call.Call == BridgeCall.Read ? reply.After(gate.Task) : null;
        var list = One.ListAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Read);
        await Other.SetAsync(Instance);
        var row = await Data.FindRowAsync(Instance);

        gate.SetResult();

        Assert.That((await list).ReadJson().GetProperty("bridge_integration_id").GetString(), Is.EqualTo("int_1"));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(row));
    }

    [Test]
    public async Task A_slow_delete_at_one_spares_what_a_set_at_the_other_wrote()
    {
        await One.SetAsync(Instance);
        Bridge.Afterwards = (call, reply) => call.Call == BridgeCall.Terminate && call.Id == "int_1" ? reply.After(gate.Task) : null;
        var delete = One.DeleteAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate);
        var set = Other.SetAsync(Instance);
        await Eventually.HoldsAsync(async () => (await Data.RowsAsync()).Single().BridgeIntegrationId == "int_2", "the set is stored");

        gate.SetResult();

        Assert.That((await delete).Status, Is.EqualTo(200));
        Assert.That((await set).Status, Is.EqualTo(201));
        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_2"));
        await AssertNothingIsLeftBehindAsync();
    }

    /// <summary>Races from an activated instance, again and again; in the end rows and bridge agree.</summary>
    private async Task RaceAsync(Func<Task<Response>[]> requests)
    {
        for (var round = 0; round < Rounds; round++)
        {
            Assert.That((await One.SetAsync(Instance)).Status, Is.EqualTo(201));

            var responses = await Task.WhenAll(requests());

            Assert.That(responses.Select(response => response.Status), Is.All.AnyOf(200, 201, 404));
            await AssertRowsAreWholeAsync();
        }

        Bridge.Heal();
        await DrainOutboxAsync();
        await AssertNothingIsLeftBehindAsync();
    }
}
