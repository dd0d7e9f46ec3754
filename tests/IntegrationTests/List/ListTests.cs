using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.List;

/// <summary>Section 5 of the contract while the bridge responses.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class ListTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task What_the_bridge_says_is_written_once_and_only_once()
    {
        var set = await GivenIntegrationAsync();
        var updates = await Data.ObserveUpdatesAsync();
        Bridge.OnRead(BridgeReplies.Live("paused", "held", inboxId: 42));

        await Client.ListAsync(Instance);
        await Client.ListAsync(Instance);

        Assert.That(await updates(), Is.EqualTo(1));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(set with { Status = "paused", LastError = "held", InboxId = 42 }));
    }

    [Test]
    public async Task Nothing_is_written_when_the_bridge_says_what_the_row_says()
    {
        await GivenIntegrationAsync(inboxId: 42);
        var updates = await Data.ObserveUpdatesAsync();
        Bridge.OnRead(BridgeReplies.Live("active", lastError: null, inboxId: 42));

        await Client.ListAsync(Instance);

        Assert.That(await updates(), Is.Zero);
    }

    [Test]
    public async Task A_known_inbox_is_never_replaced()
    {
        await GivenIntegrationAsync(inboxId: 7);
        Bridge.OnRead(BridgeReplies.Live("active", inboxId: 42));

        var response = await Client.ListAsync(Instance);

        Assert.That(response.ReadJson().GetProperty("chatwoot_inbox_id").GetInt64(), Is.EqualTo(7));
        Assert.That((await Data.FindRowAsync(Instance))!.InboxId, Is.EqualTo(7));
    }

    [Test]
    public async Task The_fallback_shows_what_was_last_known()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("error", "the session is closed", inboxId: 42));
        await Client.ListAsync(Instance);
        await Bridge.StopAsync();

        var response = await Client.ListAsync(Instance);

        Assert.That(response.Header("X-Integration-Source"), Is.EqualTo("local; reason=unreachable"));
        var body = response.ReadJson();
        Assert.That(body.GetProperty("status").GetString(), Is.EqualTo("error"));
        Assert.That(body.GetProperty("last_error").GetString(), Is.EqualTo("the session is closed"));
        Assert.That(body.GetProperty("chatwoot_inbox_id").GetInt64(), Is.EqualTo(42));
    }

    [Test]
    public async Task An_integration_that_the_bridge_does_not_know_yet_is_local_data_without_a_warning()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReply.Status(404));

        var response = await Client.ListAsync(Instance);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.ReadJson().GetProperty("status").GetString(), Is.EqualTo("active"));
        Assert.That(response.Header("X-Integration-Source"), Is.EqualTo("local; reason=not-found"));
        Assert.That(Service.Log.Warnings, Is.Empty);
    }

    [TestCase("NULL")]
    [TestCase("''")]
    public async Task A_row_without_a_bridge_id_is_listed_without_a_call_of_the_bridge(string id)
    {
        await GivenIntegrationAsync();
        await Data.ExecuteAsync($"UPDATE chatwoot_integrations SET bridge_integration_id = {id}");

        var response = await Client.ListAsync(Instance);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.ReadJson().GetProperty("bridge_integration_id").GetString(), Is.Empty);
        Assert.That(response.Header("X-Integration-Source"), Is.EqualTo("local; reason=no-bridge-id"));
        Assert.That(Bridge.CallsTo(BridgeCall.Read), Is.Empty);
    }

    [Test]
    public async Task Numbers_may_arrive_as_strings_and_unknown_fields_are_ignored()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReply.Json(200, """{"status":"paused","inbox_id":"42","last_error":null,"more":{"deep":[1]}}"""));

        var body = (await Client.ListAsync(Instance)).ReadJson();

        Assert.That(body.GetProperty("status").GetString(), Is.EqualTo("paused"));
        Assert.That(body.GetProperty("chatwoot_inbox_id").GetInt64(), Is.EqualTo(42));
        Assert.That(body.GetProperty("last_error").GetString(), Is.Empty);
    }

    [Test]
    public async Task The_last_error_is_sanitized_and_cut_before_it_is_returned_and_stored()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("error", $"<b>closed</b>\u0007\n{new string('x', 400)}"));
        var expected = $"closed {new string('x', 293)}";

        var response = await Client.ListAsync(Instance);

        Assert.That(response.ReadJson().GetProperty("last_error").GetString(), Is.EqualTo(expected));
        Assert.That((await Data.FindRowAsync(Instance))!.LastError, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_failing_write_is_logged_and_does_not_fail_the_list()
    {
        var set = await GivenIntegrationAsync();
        await Data.RefuseAsync("UPDATE");
        Bridge.OnRead(BridgeReplies.Live("paused", inboxId: 42));

        var response = await Client.ListAsync(Instance);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.Header("X-Integration-Source"), Is.EqualTo("live"));
        Assert.That(response.ReadJson().GetProperty("chatwoot_inbox_id").GetInt64(), Is.EqualTo(42));
        Assert.That(Service.Log.Warnings, Has.Count.EqualTo(1));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(set));
    }
}
