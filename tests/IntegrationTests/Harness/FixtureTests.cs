namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>Tests with a <see cref="ServiceFixture"/> each, which ends with the test.</summary>
public abstract class FixtureTests(Database kind)
{
    protected const string Account = ServiceFixture.Account;
    protected const string AccountToken = ServiceFixture.AccountToken;
    protected const string Instance = ServiceFixture.Instance;
    protected const string InstanceToken = ServiceFixture.InstanceToken;

    private readonly List<ChatwootClient> clients = [];

    protected ServiceFixture Fixture { get; private set; } = null!;

    protected TestDatabase Data => Fixture.Data;

    /// <summary>Clients with the account's token, in the order in which <see cref="ConnectTo"/> made them.</summary>
    protected IReadOnlyList<ChatwootClient> Clients => clients;

    /// <summary>The client that was made last.</summary>
    protected ChatwootClient Client => clients[^1];

    [SetUp]
    public async Task CreateFixtureAsync() => Fixture = await CreateAsync(kind);

    [TearDown]
    public async Task DisposeFixtureAsync()
    {
        clients.ForEach(client => client.Dispose());
        await (Fixture?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected virtual Task<ServiceFixture> CreateAsync(Database database) => ServiceFixture.CreateAsync(database);

    protected void ConnectTo(Uri service) => clients.Add(new ChatwootClient(service, AccountToken));
}
