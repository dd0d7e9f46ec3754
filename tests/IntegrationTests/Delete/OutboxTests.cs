using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Delete;

/// <summary>Section 6, step 4 of the contract: what the bridge did not terminate is terminated later, and nothing else is.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class OutboxTests(Database kind)
{
    private FaultFixture fixture = null!;
    private RunningService service = null!;

    [SetUp]
    public async Task StartAsync()
    {
        fixture = await FaultFixture.CreateAsync(kind);
        service = await fixture.StartServiceAsync();
        Assert.That((await fixture.Client.SetAsync(FaultFixture.Instance)).Status, Is.EqualTo(201));
    }

    [TearDown]
    public async Task StopAsync() => await (fixture?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task A_delete_that_cannot_write_to_the_outbox_removes_nothing()
    {
        var row = await fixture.Data.FindRowAsync(FaultFixture.Instance);
        fixture.Bridge.Refuse(BridgeCall.Terminate);
        await fixture.Data.RefuseTerminationsAsync();

        (await fixture.Client.DeleteAsync(FaultFixture.Instance)).AssertError(500, "internal server error");

        Assert.That(await fixture.Data.FindRowAsync(FaultFixture.Instance), Is.EqualTo(row));
        await fixture.AssertNothingIsLeftBehindAsync();
        await fixture.Data.AllowTerminationsAsync();
        fixture.Bridge.Heal();
        Assert.That((await fixture.Client.DeleteAsync(FaultFixture.Instance)).Status, Is.EqualTo(200));
        await fixture.AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task A_set_that_cannot_write_to_the_outbox_changes_nothing()
    {
        var row = await fixture.Data.FindRowAsync(FaultFixture.Instance);
        await fixture.Data.RefuseTerminationsAsync();

        (await fixture.Client.SetAsync(FaultFixture.Instance)).AssertError(500, "internal server error");

        Assert.That(await fixture.Data.FindRowAsync(FaultFixture.Instance), Is.EqualTo(row));
        await fixture.AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task What_a_delete_could_not_terminate_is_tried_again_until_the_bridge_recovers()
    {
        fixture.Bridge.Refuse(BridgeCall.Terminate);
        Assert.That((await fixture.Client.DeleteAsync(FaultFixture.Instance)).Status, Is.EqualTo(200));
        Assert.That(await fixture.Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
        await Eventually.HoldsAsync(
            async () =>
            {
                await fixture.Data.MakeTerminationsDueAsync();
                return (await fixture.Data.AttemptsAsync()).Single() >= 3;
            },
            "the worker tries again and again");
        Assert.That((await fixture.Data.LastErrorsAsync()).Single(), Is.EqualTo("BadResponse: HTTP 429"));

        fixture.Bridge.Heal();

        await fixture.DrainOutboxAsync();
        await fixture.AssertNothingIsLeftBehindAsync();
        Assert.That(service.Log.Lines.Select(line => line.Text), Has.Some.Contains("is terminated by a retry"));
        Assert.That(service.Log.Warnings, Has.Count.EqualTo(1), "the delete has warned, and an hour is not over");
    }

    [Test]
    public async Task What_a_set_replaced_and_could_not_terminate_is_terminated_later()
    {
        fixture.Bridge.Refuse(BridgeCall.Terminate);

        Assert.That((await fixture.Client.SetAsync(FaultFixture.Instance)).Status, Is.EqualTo(201));

        Assert.That(await fixture.Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
        Assert.That(fixture.Bridge.LiveIds, Is.EquivalentTo((string[])["int_1", "int_2"]));
        fixture.Bridge.Heal();
        await fixture.DrainOutboxAsync();
        Assert.That(fixture.Bridge.LiveIds, Is.EqualTo((string[])["int_2"]));
        await fixture.AssertNothingIsLeftBehindAsync();
    }

    [Test]
    public async Task What_an_activation_brings_back_is_struck_and_never_terminated()
    {
        fixture.Bridge.Refuse(BridgeCall.Terminate);
        await fixture.Client.DeleteAsync(FaultFixture.Instance);
        Assert.That(await fixture.Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
        fixture.Bridge.Before = call => call.Call == BridgeCall.Activate ? BridgeReplies.Activated("int_1") : null;

        Assert.That((await fixture.Client.SetAsync(FaultFixture.Instance)).Status, Is.EqualTo(201));

        Assert.That(await fixture.Data.OutboxAsync(), Is.Empty);
        await Outbox.AddAsync(new PendingTermination("int_afterwards", null, FaultFixture.Instance), CancellationToken.None);
        await fixture.DrainOutboxAsync();
        Assert.That(fixture.Bridge.Stub.CallsTo(BridgeCall.Terminate)[^1].Id, Is.EqualTo("int_afterwards"));
        Assert.That(fixture.Bridge.LiveIds, Is.EqualTo((string[])["int_1"]));
    }

    [Test]
    public async Task What_a_row_names_is_never_in_the_outbox()
    {
        await Outbox.AddAsync(new PendingTermination("int_1", null, FaultFixture.Instance), CancellationToken.None);

        Assert.That(await fixture.Data.OutboxAsync(), Is.Empty);
    }

    [Test]
    public async Task Many_terminations_are_settled_without_waiting_for_one_another()
    {
        const int many = 30;
        var everybodyIsThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Bridge.Before = _ => BridgeReply.Status(204).After(everybodyIsThere.Task);
        for (var i = 0; i < many; i++)
        {
            await Outbox.AddAsync(new PendingTermination($"int_owed_{i}", null, FaultFixture.Instance), CancellationToken.None);
        }

        await fixture.Data.MakeTerminationsDueAsync();
        await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Terminate, count: 8);
        everybodyIsThere.SetResult();

        await fixture.DrainOutboxAsync();
        Assert.That(fixture.Bridge.Stub.CallsTo(BridgeCall.Terminate).Select(call => call.Id).Distinct().Count(), Is.EqualTo(many));
    }

    [Test]
    public async Task The_command_line_lists_pending_terminations_one_object_a_line()
    {
        fixture.Bridge.Refuse(BridgeCall.Terminate);
        await fixture.Client.SetAsync(FaultFixture.Instance);
        await fixture.Client.DeleteAsync(FaultFixture.Instance);

        var end = await ServiceProcess.RunAsync(fixture.Settings, "terminations", "list");

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Output, Does.Match(@"\A[^\n]+\n[^\n]+\n\z"));
        foreach (var (line, id) in end.Output.Split('\n').Zip((string[])["int_1", "int_2"]))
        {
            var entry = JsonDocument.Parse(line).RootElement;
            Assert.That(entry.EnumerateObject().Select(property => property.Name), Is.EqualTo((string[])
                ["account", "bridge_integration_id", "instance_name", "attempts", "next_attempt_at", "last_error", "created_at"]));
            Assert.That(entry.GetProperty("account").GetString(), Is.EqualTo(FaultFixture.Account));
            Assert.That(entry.GetProperty("bridge_integration_id").GetString(), Is.EqualTo(id));
            Assert.That(entry.GetProperty("instance_name").GetString(), Is.EqualTo(FaultFixture.Instance));
            Assert.That(entry.GetProperty("next_attempt_at").GetString(), Does.EndWith("Z"));
            Assert.That(entry.GetProperty("next_attempt_at").GetDateTime(), Is.GreaterThan(entry.GetProperty("created_at").GetDateTime()));
        }
    }

    [Test]
    public async Task The_command_line_lists_an_entry_of_an_older_version_without_an_account()
    {
        await fixture.Data.ExecuteAsync(
            "INSERT INTO bridge_terminations (bridge_integration_id, instance_name, next_attempt_at, created_at) VALUES ('int_old', 'suporte', '2999-01-01 00:00:00', '2020-01-01 00:00:00')");

        var end = await ServiceProcess.RunAsync(fixture.Settings, "terminations", "list");

        Assert.That(end.Output, Does.StartWith("""{"account":"","bridge_integration_id":"int_old",""").And.Contain("\n"));
    }

    private ITerminationOutbox Outbox => service.Services.GetRequiredService<ITerminationOutbox>();
}
