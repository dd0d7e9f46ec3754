using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.IntegrationTests.Delete;

/// <summary>Section 6, step 4 of the contract: what the bridge did not terminate is terminated later, and nothing else is.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class OutboxTests(Database kind) : FaultTests(kind)
{
    private RunningService service = null!;

    [SetUp]
    public async Task StartAsync()
    {
        service = await StartServiceAsync();
        await GivenIntegrationAsync();
    }

    [Test]
    public async Task A_delete_that_cannot_write_to_the_outbox_removes_nothing()
    {
        var row = await Data.FindRowAsync(Instance);
        Bridge.Refuse(BridgeCall.Terminate);
        await Data.RefuseTerminationsAsync();

        (await Client.DeleteAsync(Instance)).AssertError(500, "internal server error");

        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(row));
        await AssertNothingIsLeftBehindAsync();
        await Data.AllowTerminationsAsync();
        Bridge.Heal();
        Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        await AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task A_set_that_cannot_write_to_the_outbox_changes_nothing()
    {
        var row = await Data.FindRowAsync(Instance);
        await Data.RefuseTerminationsAsync();

        (await Client.SetAsync(Instance)).AssertError(500, "internal server error");

        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(row));
        await AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task What_a_delete_could_not_terminate_is_tried_again_until_the_bridge_recovers()
    {
        Bridge.Refuse(BridgeCall.Terminate);
        Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
        await Eventually.HoldsAsync(
            async () =>
            {
                await Data.MakeTerminationsDueAsync();
                return (await Data.AttemptsAsync()).Single() >= 3;
            },
            "the worker tries again and again");
        Assert.That((await Data.LastErrorsAsync()).Single(), Is.EqualTo("BadResponse: HTTP 429"));

        Bridge.Heal();

        await DrainOutboxAsync();
        await AssertNothingIsLeftBehindAsync();
        Assert.That(service.Log.Lines.Select(line => line.Text), Has.Some.Contains("is terminated by a retry"));
        Assert.That(service.Log.Warnings, Has.Count.EqualTo(1), "the delete has warned, and an hour is not over");
    }

    [Test]
    public async Task What_a_set_replaced_and_could_not_terminate_is_terminated_later()
    {
        Bridge.Refuse(BridgeCall.Terminate);

        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));

        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
        Assert.That(Bridge.LiveIds, Is.EquivalentTo((string[])["int_1", "int_2"]));
        Bridge.Heal();
        await DrainOutboxAsync();
        Assert.That(Bridge.LiveIds, Is.EqualTo((string[])["int_2"]));
        await AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task What_an_activation_brings_back_is_struck_and_never_terminated()
    {
        Bridge.Refuse(BridgeCall.Terminate);
        await Client.DeleteAsync(Instance);
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
        Bridge.Before = call => call.Call == BridgeCall.Activate ? BridgeReplies.Activated("int_1") : null;

        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));

        Assert.That(await Data.OutboxAsync(), Is.Empty);
        await Outbox.AddAsync(new PendingTermination("int_afterwards", null, Instance), CancellationToken.None);
        await DrainOutboxAsync();
        Assert.That(Bridge.Stub.CallsTo(BridgeCall.Terminate)[^1].Id, Is.EqualTo("int_afterwards"));
        Assert.That(Bridge.LiveIds, Is.EqualTo((string[])["int_1"]));
    }

    [Test]
    public async Task What_a_row_names_is_never_in_the_outbox()
    {
        await Outbox.AddAsync(new PendingTermination("int_1", null, Instance), CancellationToken.None);

        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [Test]
    public async Task Many_terminations_are_settled_without_waiting_for_one_another()
    {
        const int many = 30;
        var allAreThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Bridge.Before = _ => BridgeReply.Status(204).After(allAreThere.Task);
        for (var i = 0; i < many; i++)
        {
            await Outbox.AddAsync(new PendingTermination($"int_pending_{i}", null, Instance), CancellationToken.None);
        }

        await Data.MakeTerminationsDueAsync();
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate, count: 8);
        allAreThere.SetResult();

        await DrainOutboxAsync();
        Assert.That(Bridge.Stub.CallsTo(BridgeCall.Terminate).Select(call => call.Id).Distinct().Count(), Is.EqualTo(many));
    }

    [Test]
    public async Task The_command_line_lists_pending_terminations_one_object_a_line()
    {
        Bridge.Refuse(BridgeCall.Terminate);
        await Client.SetAsync(Instance);
        await Client.DeleteAsync(Instance);

        var end = await ServiceProcess.RunAsync(Fixture.Settings, "terminations", "list");

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Output, Does.Match(@"\A[^\n]+\n[^\n]+\n\z"));
        foreach (var (line, id) in end.Output.Split('\n').Zip((string[])["int_1", "int_2"]))
        {
            var entry = JsonDocument.Parse(line).RootElement;
            Assert.That(entry.EnumerateObject().Select(property => property.Name), Is.EqualTo((string[])
                ["account", "bridge_integration_id", "instance_name", "attempts", "next_attempt_at", "last_error", "created_at"]));
            Assert.That(entry.GetProperty("account").GetString(), Is.EqualTo(Account));
            Assert.That(entry.GetProperty("bridge_integration_id").GetString(), Is.EqualTo(id));
            Assert.That(entry.GetProperty("instance_name").GetString(), Is.EqualTo(Instance));
            Assert.That(entry.GetProperty("next_attempt_at").GetString(), Does.EndWith("Z"));
            Assert.That(entry.GetProperty("next_attempt_at").GetDateTime(), Is.GreaterThan(entry.GetProperty("created_at").GetDateTime()));
        }
    }

    [Test]
    public async Task The_command_line_lists_an_entry_of_an_older_version_without_an_account()
    {
        await Data.ExecuteAsync(
            "INSERT INTO bridge_terminations (bridge_integration_id, instance_name, next_attempt_at, created_at) VALUES ('int_old', 'suporte', '2999-01-01 00:00:00', '2020-01-01 00:00:00')");

        var end = await ServiceProcess.RunAsync(Fixture.Settings, "terminations", "list");

        Assert.That(end.Output, Does.StartWith("""{"account":"","bridge_integration_id":"int_old",""").And.Contain("\n"));
    }

    private ITerminationOutbox Outbox => service.Services.GetRequiredService<ITerminationOutbox>();
}
