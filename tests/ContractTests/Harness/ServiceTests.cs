using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>Tests with a service, a bridge and a clock of their own; the database has two accounts.</summary>
public abstract class ServiceTests
{
    protected const string AccountToken = ServiceFixture.AccountToken;

    /// <summary>The account's instance that <see cref="InstanceToken"/> belongs to; it has two others.</summary>
    protected const string Instance = ServiceFixture.Instance;
    protected const string InstanceToken = ServiceFixture.InstanceToken;
    protected const string OtherInstance = "vendas";
    protected const string InstanceOfAnotherAccount = "loja";

    private const string AnotherAccount = "outra";

    private ServiceFixture fixture = null!;

    internal FrozenClock Clock { get; } = new();

    internal ApiClient Client { get; private set; } = null!;

    protected RunningService Service { get; private set; } = null!;

    protected BridgeStub Bridge => fixture.Bridge;

    protected TestDatabase Data => fixture.Data;

    [SetUp]
    public async Task StartAsync()
    {
        fixture = await ServiceFixture.CreateAsync(Database.Sqlite);
        fixture.Settings["RATE_LIMIT_PER_MINUTE"] = null;
        Configure(fixture.Settings);
        await StartServiceAsync(adjust: null);
        await Service.AddInstanceAsync(ServiceFixture.Account, OtherInstance);
        await Service.AddInstanceAsync(ServiceFixture.Account, "financeiro");
        await Service.AddAccountAsync(AnotherAccount);
        await Service.AddInstanceAsync(AnotherAccount, InstanceOfAnotherAccount);
    }

    [TearDown]
    public async Task StopAsync()
    {
        Client?.Dispose();
        await (fixture?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Changes settings before the service starts.</summary>
    protected virtual void Configure(Dictionary<string, string?> settings)
    {
    }

    /// <summary>Adds services before the service starts.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    /// <summary>Begins again with a service that is adjusted before it starts.</summary>
    protected async Task StartAgainAsync(Action<BridgeOptions> adjust)
    {
        Client.Dispose();
        await Service.DisposeAsync();
        await StartServiceAsync(adjust);
    }

    /// <summary>Takes the database away from the running service.</summary>
    protected void RemoveDatabase()
    {
        File.Move(Data.SqliteFile, $"{Data.SqliteFile}.away");
        Directory.CreateDirectory(Data.SqliteFile);
        using var connection = (SqliteConnection)Service.Services.GetRequiredService<DbDataSource>().CreateConnection();
        SqliteConnection.ClearPool(connection);
    }

    private async Task StartServiceAsync(Action<BridgeOptions>? adjust)
    {
        Service = await fixture.StartServiceAsync(bridge: adjust, services: services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            Configure(services);
        });
        Client = new ApiClient(Service.BaseUrl);
    }
}
