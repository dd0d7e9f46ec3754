namespace RyzeChatwoot.IntegrationTests.Concurrency;

/// <summary>Many requests at once, in any order, against a bridge that keeps what it activates: nothing is lost and nothing stays behind.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class ConcurrentRequestTests(Database kind) : ServiceTests(kind)
{
    private const int Concurrency = 24;

    private BridgeMockServer memory = null!;
    private RunningService service = null!;
    private ChatwootClient client = null!;

    private IEnumerable<string> LiveIds => memory.Integrations.Select(integration => integration.Id);

    [SetUp]
    public async Task StartMemoryAsync()
    {
        memory = await BridgeMockServer.StartAsync(Settings.BridgeToken);
        service = await StartAnotherAsync(settings => settings["BRIDGE_URL"] = $"{memory.BaseUrl}");
        client = service.ClientWith(AccountToken);
    }

    [TearDown]
    public async Task StopMemoryAsync()
    {
        client?.Dispose();
        await (service?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (memory?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task Of_many_sets_at_once_one_integration_remains()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => client.SetAsync(Instance)));

        Assert.That(responses.Select(response => response.Status), Is.All.EqualTo(201));
        var row = (await Data.RowsAsync()).Single();
        Assert.That(LiveIds, Is.EqualTo((string[])[row.BridgeIntegrationId!]));
        Assert.That(responses.Select(response => response.ReadJson().GetProperty("bridge_integration_id").GetString()), Is.Unique);
        Assert.That(await Data.OutboxAsync(), Is.Empty);
        Assert.That(service.Log.Warnings, Is.Empty);
    }

    [Test]
    public async Task After_any_mix_of_requests_the_bridge_keeps_what_the_rows_name()
    {
        await client.SetAsync(Instance);

        var responses = await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(number => (number % 3) switch
        {
            0 => client.SetAsync(Instance),
            1 => client.ListAsync(Instance),
            _ => client.DeleteAsync(Instance),
        }));

        Assert.That(responses.Select(response => response.Status), Is.All.AnyOf(200, 201, 404));
        Assert.That(LiveIds, Is.EquivalentTo((await Data.RowsAsync()).Select(row => row.BridgeIntegrationId)));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
        Assert.That(service.Log.Warnings, Is.Empty);
    }

    [Test]
    public async Task Many_instances_at_once_do_not_mix()
    {
        var names = Enumerable.Range(0, Concurrency).Select(number => $"instance-{number}").ToArray();
        foreach (var name in names)
        {
            await service.AddInstanceAsync(Account, name);
        }

        var responses = await Task.WhenAll(names.Select(name => client.SetAsync(name)));

        Assert.That(responses.Select(response => response.Status), Is.All.EqualTo(201));
        foreach (var name in names)
        {
            var id = (await Data.FindRowAsync(name))!.BridgeIntegrationId!;
            Assert.That(memory.Integrations.Single(integration => integration.Id == id).InstanceName, Is.EqualTo(name));
        }
    }
}
