using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Interruptions;

/// <summary>A process that is killed between two steps leaves a state that the next one can go on from; one that is asked to stop ends what it began.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class CrashTests(Database kind) : ServiceTests(kind)
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ServiceProcess process = null!;
    private ChatwootClient client = null!;

    [SetUp]
    public async Task StartProcessAsync()
    {
        process = await ServiceProcess.StartAsync(Settings.For(Data, Bridge.BaseUrl));
        client = new ChatwootClient(process.BaseUrl, AccountToken);
    }

    [TearDown]
    public async Task StopProcessAsync()
    {
        client?.Dispose();
        await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task Killed_while_the_bridge_activates_there_is_no_row_and_set_works_again()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1").After(gate.Task));
        var set = client.SetAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Activate);

        await KillAsync(set);

        Assert.That(await Data.RowsAsync(), Is.Empty);
        await RestartAsync();
        (await client.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
        Bridge.OnActivate(BridgeReplies.Activated("int_2"));
        Assert.That((await client.SetAsync(Instance)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Killed_while_the_bridge_activates_again_the_old_row_is_as_it_was()
    {
        var old = await GivenIntegrationAsync();
        Bridge.OnActivate(BridgeReplies.Activated("int_2").After(gate.Task));
        var set = client.SetAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Activate, count: 2);

        await KillAsync(set);

        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[old]));
    }

    [Test]
    public async Task Killed_after_a_set_the_row_is_there_with_its_token()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Bridge.OnRead("int_1", BridgeReplies.Live("error", "bad token chatwoot-api-token-of-the-tests", inboxId: 42));
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);
        await client.SetAsync(Instance);

        await process.KillHardAsync();
        await RestartAsync();

        var list = await client.ListAsync(Instance);
        Assert.That(list.Header("X-Integration-Source"), Is.EqualTo("live"));
        Assert.That(list.ReadJson().GetProperty("last_error").GetString(), Is.EqualTo("bad token [redacted]"));
        Assert.That((await client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Killed_while_the_bridge_terminates_the_row_is_still_there_and_delete_works_again()
    {
        var row = await GivenIntegrationAsync();
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated.After(gate.Task));
        var delete = client.DeleteAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Terminate);

        await KillAsync(delete);

        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[row]));
        Bridge.OnRead("int_1", BridgeReply.Status(404));
        Bridge.OnTerminate("int_1", BridgeReply.Status(404));
        await RestartAsync();
        Assert.That((await client.ListAsync(Instance)).Header("X-Integration-Source"), Is.EqualTo("local; reason=not-found"));
        Assert.That((await client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [Test]
    public async Task Killed_during_the_termination_of_a_replaced_id_leaves_the_new_row_and_the_id_in_the_outbox()
    {
        await GivenIntegrationAsync();
        Bridge.OnActivate(BridgeReplies.Activated("int_2"));
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated.After(gate.Task));
        var set = client.SetAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Terminate);

        await KillAsync(set);

        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_2"));
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
    }

    [Test]
    public async Task A_stopping_service_completes_a_set_that_is_under_way()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1").After(gate.Task));
        var set = client.SetAsync(Instance);
        await Bridge.WaitForCallAsync(BridgeCall.Activate);

        process.AskToStop();
        await process.WaitForLineAsync(line => line.Contains("shutting down", StringComparison.Ordinal));
        gate.SetResult();

        Assert.That((await set).Status, Is.EqualTo(201));
        Assert.That((await process.EndAsync()).ExitCode, Is.Zero);
        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_1"));
    }

    private async Task KillAsync(Task<Response> underWay)
    {
        await process.KillHardAsync();
        Assert.That(async () => await underWay, Throws.InstanceOf<HttpRequestException>());
    }

    private async Task RestartAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
        await StartProcessAsync();
    }
}
