using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>
/// One database, one scripted bridge, and any number of services on them; all of them end with the fixture. The first service that is
/// started makes an account with one instance.
/// </summary>
public sealed class ServiceFixture : IAsyncDisposable
{
    public const string Account = "demo";
    public const string AccountToken = "account-token-of-the-tests";
    public const string Instance = "suporte";
    public const string InstanceToken = "instance-token-of-the-tests";

    private readonly PostgresServer? server;
    private readonly List<IAsyncDisposable> services = [];
    private bool hasAccount;

    private ServiceFixture(TestDatabase data, PostgresServer? server, BridgeStub bridge, bool hasAccount)
    {
        this.server = server;
        this.hasAccount = hasAccount;
        Data = data;
        Bridge = bridge;
        Settings = Service.Settings.For(data, bridge.BaseUrl);
    }

    public TestDatabase Data { get; }

    public BridgeStub Bridge { get; }

    /// <summary>What every service is started with from now on.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <param name="kind">Which database.</param>
    /// <param name="server">A PostgreSQL server that the test may stop, and that ends with the fixture; the shared one where absent.</param>
    /// <param name="isEmpty">Leaves the database without an account.</param>
    public static async Task<ServiceFixture> CreateAsync(Database kind, PostgresServer? server = null, bool isEmpty = false) =>
        new(await TestDatabase.CreateAsync(kind, server), server, await BridgeStub.StartAsync(), hasAccount: isEmpty);

    /// <summary>Starts a service in this process.</summary>
    /// <param name="settings">Makes the settings of this service different.</param>
    /// <param name="bridge">Changes how the bridge is called, such as how long it may take; it may come too late for budgets of calls under way.</param>
    /// <param name="services">Adds or replaces services, or shrinks limits of the server.</param>
    public async Task<RunningService> StartServiceAsync(
        Action<Dictionary<string, string?>>? settings = null, Action<BridgeOptions>? bridge = null, Action<IServiceCollection>? services = null)
    {
        var service = await RunningService.StartAsync(With(settings), bridge, services);
        this.services.Add(service);
        if (!hasAccount)
        {
            await service.AddAccountAsync(Account, AccountToken);
            await service.AddInstanceAsync(Account, Instance, InstanceToken);
            hasAccount = true;
        }

        return service;
    }

    /// <summary>Starts a service as a process of its own, on a database that already has an account.</summary>
    /// <param name="settings">Makes the settings of this service different.</param>
    public async Task<ServiceProcess> StartProcessAsync(Action<Dictionary<string, string?>>? settings = null)
    {
        var service = await ServiceProcess.StartAsync(With(settings));
        services.Add(service);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        // The bridge first: a service that stops waits for what it has begun, and some tests leave a call hanging.
        await Bridge.DisposeAsync();
        foreach (var service in services)
        {
            await service.DisposeAsync();
        }

        await Data.DisposeAsync();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        Bridge.AssertNoUnscriptedCalls();
    }

    private Dictionary<string, string?> With(Action<Dictionary<string, string?>>? change)
    {
        var settings = new Dictionary<string, string?>(Settings);
        change?.Invoke(settings);
        return settings;
    }
}
