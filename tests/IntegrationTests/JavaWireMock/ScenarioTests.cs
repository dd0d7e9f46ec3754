using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.JavaWireMock;

/// <summary>What happens over the life of an integration. Scenarios are the server's, so their tests take turns.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
[NonParallelizable]
public sealed class ScenarioTests(Database kind) : JavaWireMockTests(kind)
{
    [SetUp]
    public Task ResetAsync() => Bridge.ResetScenariosAsync();

    [TestCase("WhatsApp - Orion", "int_suporte", "active")]
    [TestCase("id=paused", "paused", "paused")]
    public async Task List_tells_what_the_bridge_tells(string inboxName, string id, string status)
    {
        var activated = await SetAsync(inboxName);

        Assert.That(BridgeIdOf(activated), Is.EqualTo(id));
        await AssertListAsync(status, 42, "", "live");
    }

    [Test]
    public async Task List_follows_an_integration_through_its_life()
    {
        await SetWithIdAsync("scenario-life");

        await AssertListAsync("active", 0, "", "live");
        await AssertListAsync("active", 42, "", "live");
        await AssertListAsync("error", 42, "Chatwoot answered HTTP 401: Invalid Access Token", "live");
        await AssertListAsync("error", 42, "Chatwoot answered HTTP 401: Invalid Access Token", "local; reason=not-found");

        Assert.That(Warnings, Is.Empty);
    }

    [Test]
    public async Task Delete_terminates_and_a_second_delete_has_nothing_to_do()
    {
        await SetWithIdAsync("scenario-life");
        var before = await CountAsync(HttpMethod.Delete, "scenario-life");

        var first = await Client.DeleteAsync(Instance);
        var second = await Client.DeleteAsync(Instance);

        Assert.That($"{first.Status} {first.Body}", Is.EqualTo("""200 {"message":"chatwoot integration deactivated"}"""));
        second.AssertError(404, "no chatwoot integration to delete");
        (await Client.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
        Assert.That(await CountAsync(HttpMethod.Delete, "scenario-life") - before, Is.EqualTo(1));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [Test]
    public async Task Delete_succeeds_when_the_bridge_has_removed_the_integration_already()
    {
        await SetWithIdAsync("scenario-delete");
        await Client.DeleteAsync(Instance);
        await SetWithIdAsync("scenario-delete");
        var before = await CountAsync(HttpMethod.Delete, "scenario-delete");

        var answer = await Client.DeleteAsync(Instance);

        Assert.That(answer.Status, Is.EqualTo(200));
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
        Assert.That((await Data.FindRowAsync(Instance))!.BridgeIntegrationId, Is.EqualTo(second));
    }

    private async Task AssertListAsync(string status, long inboxId, string lastError, string source)
    {
        var answer = await Client.ListAsync(Instance);
        var row = await Data.FindRowAsync(Instance);
        var told = answer.ReadJson();
        Assert.That(
            (answer.Status, told.GetProperty("status").GetString(), told.GetProperty("chatwoot_inbox_id").GetInt64(),
                told.GetProperty("last_error").GetString(), answer.Header("X-Integration-Source")),
            Is.EqualTo((200, status, inboxId, lastError, source)));
        Assert.That((row!.Status, row.InboxId, row.LastError), Is.EqualTo((status, inboxId, lastError)));
    }
}
