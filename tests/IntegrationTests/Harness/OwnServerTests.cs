namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>A service with an activated instance on a PostgreSQL server of the test's own, because stopping it would fail every other test.</summary>
public abstract class OwnServerTests() : FaultTests(Database.Postgres)
{
    private PostgresServer? server;

    protected PostgresServer Server => server!;

    protected RunningService Service { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Service = await StartServiceAsync();
        await GivenIntegrationAsync();
    }

    protected override async Task<ServiceFixture> CreateAsync(Database database)
    {
        server = await PostgresServer.TryStartAsync();
        if (server is not { CanRestart: true })
        {
            Skipped.Because(PostgresServer.UnavailableReason ?? "The PostgreSQL server is not ours to stop");
        }

        return await ServiceFixture.CreateAsync(database, server);
    }
}
