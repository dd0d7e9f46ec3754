using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.IntegrationTests.Delete;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>One database, one bridge, and any number of services and clients; all of them end with it.</summary>
internal sealed class FaultFixture : IAsyncDisposable
{
    public const string Account = "demo";
    public const string Instance = "suporte";
    public const string Token = "the-account-token-of-the-tests";

    private readonly List<IAsyncDisposable> services = [];
    private readonly List<ChatwootClient> clients = [];

    private FaultFixture(TestDatabase data, UnreliableBridge bridge)
    {
        Data = data;
        Bridge = bridge;
        Settings = Harness.Settings.For(data, bridge.Stub.BaseUrl);
    }

    public TestDatabase Data { get; }

    public UnreliableBridge Bridge { get; }

    /// <summary>What every service is started with.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>A client with the account's token for each service, in the order in which they were started.</summary>
    public IReadOnlyList<ChatwootClient> Clients => clients;

    /// <summary>A client of the service that was started last.</summary>
    public ChatwootClient Client => clients[^1];

    /// <param name="kind">Which database.</param>
    /// <param name="server">A PostgreSQL server that the test may stop; the shared one where absent.</param>
    public static async Task<FaultFixture> CreateAsync(Database kind, PostgresServer? server = null) =>
        new(await TestDatabase.CreateAsync(kind, server), await UnreliableBridge.StartAsync());

    /// <summary>Gives the services' connections a password, where there is one to give and the server asks for none.</summary>
    /// <returns>The password, or nothing.</returns>
    public string[] UsePassword(string password)
    {
        if (Data.Kind != Database.Postgres || new UriBuilder(Data.Url).Password.Length > 0)
        {
            return [];
        }

        Settings["DATABASE_URL"] = new UriBuilder(Data.Url) { Password = password }.Uri.AbsoluteUri;
        return [password];
    }

    /// <summary>Starts a service within this process; the first one makes the account and its instances.</summary>
    /// <param name="change">Shrinks times. It may come too late for budgets, whose documented length then holds.</param>
    /// <param name="instances">The account's instances.</param>
    public async Task<RunningService> StartServiceAsync(Action<BridgeOptions>? change = null, params string[] instances)
    {
        var service = await RunningService.StartAsync(Settings, bridge: change);
        Add(service, service.BaseUrl);
        if (services.Count == 1)
        {
            await service.AddAccountAsync(Account, Token);
            foreach (var instance in instances.DefaultIfEmpty(Instance))
            {
                await service.AddInstanceAsync(Account, instance);
            }
        }

        return service;
    }

    /// <summary>Starts a service as a process of its own, on a database that already has an account.</summary>
    public async Task<ServiceProcess> StartProcessAsync()
    {
        var service = await ServiceProcess.StartAsync(Settings);
        Add(service, service.BaseUrl);
        return service;
    }

    /// <summary>Makes the account and its instances, and leaves no service behind.</summary>
    public async Task PrepareAsync(params string[] instances)
    {
        var service = await StartServiceAsync(null, instances);
        services.Remove(service);
        clients.Clear();
        await service.DisposeAsync();
    }

    /// <summary>Makes all retries due and waits until no termination is pending.</summary>
    public async Task DrainOutboxAsync()
    {
        await Data.MakeTerminationsDueAsync();
        await Eventually.HoldsAsync(async () => (await Data.OutboxAsync()).Count == 0, "the outbox is empty");
    }

    /// <summary>Requires that the bridge runs exactly what the rows name.</summary>
    public async Task AssertNothingIsLeftBehindAsync()
    {
        var named = (await Data.RowsAsync()).Select(row => row.BridgeIntegrationId).ToArray();
        Assert.That(Bridge.LiveIds, Is.EquivalentTo(named));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    /// <summary>Requires that each row holds what the bridge says of the integration it names, or nothing yet; never anything of another.</summary>
    public async Task AssertRowsAreWholeAsync()
    {
        foreach (var row in await Data.RowsAsync())
        {
            var id = row.BridgeIntegrationId!;
            Assert.That((row.InboxId, row.Status, row.LastError), Is
                .EqualTo((UnreliableBridge.InboxOf(id), "paused", UnreliableBridge.ErrorOf(id)))
                .Or.EqualTo((0L, "active", "")));
        }
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());

        // The bridge first: a service that stops waits for what it has begun, and some tests leave a call hanging.
        await Bridge.Stub.StopAsync();
        foreach (var service in services)
        {
            await service.DisposeAsync();
        }

        await Bridge.DisposeAsync();
        await Data.DisposeAsync();
        Bridge.Stub.AssertNoUnscriptedCalls();
    }

    private void Add(IAsyncDisposable service, Uri baseUrl)
    {
        services.Add(service);
        clients.Add(new ChatwootClient(baseUrl, Token));
    }
}
