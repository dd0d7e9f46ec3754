using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>What most tests begin with: the service, its database, a scripted bridge, and an account with one instance.</summary>
public abstract class ServiceTests(Database kind)
{
    protected const string Account = "demo";
    protected const string Instance = "suporte";

    private Dictionary<string, string?> settings = [];

    protected TestDatabase Data { get; private set; } = null!;

    protected BridgeStub Bridge { get; private set; } = null!;

    protected RunningService Service { get; private set; } = null!;

    protected string AccountToken { get; private set; } = "";

    protected string InstanceToken { get; private set; } = "";

    /// <summary>Sends the account's token.</summary>
    protected ChatwootClient Client { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Data = await TestDatabase.CreateAsync(kind);
        Bridge = await BridgeStub.StartAsync();
        settings = Settings.For(Data, Bridge.BaseUrl);
        Configure(settings);
        Service = await RunningService.StartAsync(settings);
        AccountToken = await Service.AddAccountAsync(Account);
        InstanceToken = await Service.AddInstanceAsync(Account, Instance);
        Client = Service.ClientWith(AccountToken);
    }

    [TearDown]
    public async Task StopAsync()
    {
        Client?.Dispose();

        // The bridge first: a service that stops waits for what it has begun, and some tests leave a call hanging.
        await (Bridge?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Service?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Data?.DisposeAsync() ?? ValueTask.CompletedTask);
        Bridge?.AssertNoUnscriptedCalls();
    }

    /// <summary>Changes settings before the service starts.</summary>
    protected virtual void Configure(Dictionary<string, string?> changed)
    {
    }

    /// <summary>A second service on the same database, with the same tokens.</summary>
    /// <param name="change">Makes its settings different.</param>
    /// <param name="budget">See <see cref="RunningService.StartAsync"/>.</param>
    /// <param name="services">Replaces services, or shrinks limits of the server.</param>
    protected Task<RunningService> StartAnotherAsync(
        Action<Dictionary<string, string?>>? change = null, TimeSpan? budget = null, Action<IServiceCollection>? services = null)
    {
        var other = new Dictionary<string, string?>(settings);
        change?.Invoke(other);
        return RunningService.StartAsync(other, budget, services);
    }

    /// <summary>A second service on the same database, as a process of its own.</summary>
    /// <param name="change">Makes its settings different.</param>
    protected Task<ServiceProcess> StartProcessAsync(Action<Dictionary<string, string?>> change)
    {
        var other = new Dictionary<string, string?>(settings);
        change(other);
        return ServiceProcess.StartAsync(other);
    }

    /// <summary>Activates the instance.</summary>
    /// <returns>The row that is there now.</returns>
    protected async Task<StoredIntegration> GivenIntegrationAsync(string id = "int_1", long? inboxId = null)
    {
        Bridge.OnActivate(BridgeReplies.Activated(id, inboxId));
        var response = await Client.SetAsync(Instance);
        Assert.That(response.Status, Is.EqualTo(201), $"{response}");
        return (await Data.FindRowAsync(Instance))!;
    }

    /// <summary>Requires that a refused request called no bridge and wrote no row.</summary>
    protected async Task AssertNothingHappenedAsync()
    {
        Assert.That(Bridge.Calls, Is.Empty);
        Assert.That(await Data.RowsAsync(), Is.Empty);
    }
}
