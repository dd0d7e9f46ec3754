using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>Tests with an <see cref="UnreliableBridge"/> and as many services as each test starts.</summary>
public abstract class FaultTests(Database kind) : FixtureTests(kind)
{
    protected UnreliableBridge Bridge { get; private set; } = null!;

    [SetUp]
    public void ConnectBridge() => Bridge = new UnreliableBridge(Fixture.Bridge);

    /// <summary>Starts a service within this process, and a client of it.</summary>
    /// <param name="change">Shrinks times. It may come too late for budgets, whose documented length then holds.</param>
    protected async Task<RunningService> StartServiceAsync(Action<BridgeOptions>? change = null)
    {
        var service = await Fixture.StartServiceAsync(bridge: change);
        ConnectTo(service.BaseUrl);
        return service;
    }

    /// <summary>Starts a service as a process of its own, and a client of it, on a database that already has an account.</summary>
    protected async Task<ServiceProcess> StartProcessAsync()
    {
        var service = await Fixture.StartProcessAsync();
        ConnectTo(service.BaseUrl);
        return service;
    }

    /// <summary>Makes the account, and more instances of it, and leaves no service running.</summary>
    protected async Task PrepareAsync(params string[] instances)
    {
        await using var service = await Fixture.StartServiceAsync();
        await service.AddInstancesAsync(Account, instances);
    }

    /// <summary>Activates the instance.</summary>
    protected async Task GivenIntegrationAsync(string instance = Instance) =>
        Assert.That((await Client.SetAsync(instance)).Status, Is.EqualTo(201));

    /// <summary>Makes all retries due and waits until no termination is pending.</summary>
    protected async Task DrainOutboxAsync()
    {
        await Data.MakeTerminationsDueAsync();
        await Eventually.HoldsAsync(async () => (await Data.OutboxAsync()).Count == 0, "the outbox is empty");
    }

    /// <summary>Requires that the bridge runs exactly what the rows name.</summary>
    protected async Task AssertNothingIsLeftBehindAsync()
    {
        var named = (await Data.RowsAsync()).Select(row => row.BridgeIntegrationId).ToArray();
        Assert.That(Bridge.LiveIds, Is.EquivalentTo(named));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    /// <summary>Requires that each row holds what the bridge says of the integration it names, or nothing yet; never anything of another.</summary>
    protected async Task AssertRowsAreWholeAsync()
    {
        foreach (var row in await Data.RowsAsync())
        {
            var id = row.BridgeIntegrationId!;
            Assert.That((row.InboxId, row.Status, row.LastError), Is
                .EqualTo((UnreliableBridge.InboxOf(id), "paused", UnreliableBridge.ErrorOf(id)))
                .Or.EqualTo((0L, "active", "")));
        }
    }
}
