using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>What most tests begin with: a running service with a scripted bridge.</summary>
public abstract class ServiceTests(Database kind) : FixtureTests(kind)
{
    protected BridgeStub Bridge => Fixture.Bridge;

    protected RunningService Service { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Configure(Fixture.Settings);
        Service = await Fixture.StartServiceAsync();
        ConnectTo(Service.BaseUrl);
    }

    /// <summary>Changes settings before the service starts.</summary>
    protected virtual void Configure(Dictionary<string, string?> changed)
    {
    }

    /// <summary>A second service on the same database, with the same tokens.</summary>
    /// <inheritdoc cref="ServiceFixture.StartServiceAsync"/>
    protected Task<RunningService> StartAnotherAsync(
        Action<Dictionary<string, string?>>? settings = null, Action<BridgeOptions>? bridge = null, Action<IServiceCollection>? services = null) =>
        Fixture.StartServiceAsync(settings, bridge, services);

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
