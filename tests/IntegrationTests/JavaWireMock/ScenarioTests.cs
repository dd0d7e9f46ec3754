namespace RyzeChatwoot.IntegrationTests.JavaWireMock;

/// <summary>Each scenario of the sample once. Scenarios belong to the shared server, so their tests do not run in parallel.</summary>
[TestFixture]
[NonParallelizable]
public sealed class ScenarioTests : JavaWireMockTests
{
    [SetUp]
    public Task ResetAsync() => Bridge.ResetScenariosAsync();

    [TestCase("WhatsApp - Orion", "int_suporte", "active", 42, "live")]
    [TestCase("id=paused", "paused", "paused", 42, "live")]
    [TestCase("id=unknown", "unknown", "active", 0, "local; reason=not-found")]
    public async Task List_reports_what_the_bridge_responds(string inboxName, string id, string status, long inboxId, string source)
    {
        var activated = await SetAsync(inboxName);

        Assert.That(BridgeIdOf(activated), Is.EqualTo(id));
        await AssertListAsync(status, inboxId, "", source);
    }

    [Test]
    public async Task List_follows_an_integration_through_its_life()
    {
        const string Error = "Chatwoot answered HTTP 401: Invalid Access Token";
        await SetWithIdAsync("scenario-life");

        await AssertListAsync("active", 0, "", "live");
        await AssertListAsync("active", 42, "", "live");
        await AssertListAsync("error", 42, Error, "live");
        await AssertListAsync("error", 42, Error, "local; reason=not-found");
        Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));

        Assert.That(await Data.OutboxAsync(), Is.Empty);
        Assert.That(Warnings.Single().Text, Does.Contain($"changed from active to error: {Error}"));
    }

    [Test]
    public async Task Delete_succeeds_when_the_bridge_has_removed_the_integration_already()
    {
        await SetWithIdAsync("scenario-delete");
        await Client.DeleteAsync(Instance);
        await SetWithIdAsync("scenario-delete");
        var before = await CountAsync(HttpMethod.Delete, "scenario-delete");

        var response = await Client.DeleteAsync(Instance);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(await CountAsync(HttpMethod.Delete, "scenario-delete") - before, Is.EqualTo(1));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
        Assert.That(Warnings, Is.Empty);
    }

    [Test]
    public async Task Set_terminates_what_it_replaces()
    {
        var first = BridgeIdOf(await SetAsync("id=random"));

        var second = BridgeIdOf(await SetAsync("id=random"));

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(await CountAsync(HttpMethod.Delete, first), Is.EqualTo(1));
        Assert.That(await CountAsync(HttpMethod.Delete, second), Is.Zero);
    }

    private async Task AssertListAsync(string status, long inboxId, string lastError, string source)
    {
        var response = await Client.ListAsync(Instance);
        var body = response.ReadJson();
        Assert.That(
            (response.Status, body.GetProperty("status").GetString(), body.GetProperty("chatwoot_inbox_id").GetInt64(),
                body.GetProperty("last_error").GetString(), response.Header("X-Integration-Source")),
            Is.EqualTo((200, status, inboxId, lastError, source)));
    }
}
