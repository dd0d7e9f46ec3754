using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>A database server that stops and starts again under load, on a server of the test's own.</summary>
public sealed class DatabaseOutageTests : OwnServerTests
{
    private const int Concurrency = 20;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(3);

    [Test]
    public async Task A_database_restart_between_lists_costs_no_request()
    {
        Assert.That(await ListAllAsync(), Is.All.EqualTo(200));

        await Server.StopAsync();
        await Server.StartAgainAsync();

        Assert.That(await ListAllAsync(), Is.All.EqualTo(200));
    }

    [Test]
    public async Task A_database_restart_between_health_checks_costs_no_check()
    {
        Assert.That((await Client.SendAsync(HttpMethod.Get, "health")).Status, Is.EqualTo(200));

        await Server.StopAsync();
        await Server.StartAgainAsync();

        Assert.That((await Client.SendAsync(HttpMethod.Get, "health")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Lists_fail_quickly_during_the_outage_and_the_first_one_afterwards_succeeds()
    {
        Assert.That(await ListAllAsync(), Is.All.EqualTo(200));
        await Server.StopAsync();
        var watch = Stopwatch.StartNew();
        Assert.That(await ListAllAsync(), Is.All.EqualTo(500));
        Assert.That(watch.Elapsed, Is.LessThan(Quick));
        (await Client.ListAsync(Instance)).AssertError(500, "internal server error");

        await Server.StartAgainAsync();

        Assert.That((await Client.ListAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That(await ListAllAsync(), Is.All.EqualTo(200));
    }

    [Test]
    public async Task Many_failed_lists_are_one_line_with_the_route_and_the_cause_and_no_stack()
    {
        await Server.StopAsync();
        await ListAllAsync();

        await ListAllAsync();

        var lines = Service.Log.Warnings.Where(line => line.Category.StartsWith("RyzeChatwoot.", StringComparison.Ordinal)).Select(line => line.Text).ToArray();
        Assert.That(lines, Has.Length.EqualTo(1));
        Assert.That(lines[0], Does.StartWith("The database is unavailable: ").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Terminations_wait_for_the_database_with_one_line_and_are_retried_afterwards()
    {
        Bridge.Refuse(BridgeCall.Terminate);
        await Client.DeleteAsync(Instance);
        await Server.StopAsync();
        await Eventually.HoldsAsync(() => LinesOfOutage() > 0, "the worker notices the outage");

        await Server.StartAgainAsync();
        Bridge.Heal();

        await DrainOutboxAsync();
        await AssertNothingIsLeftBehindAsync();
        Assert.That(LinesOfOutage(), Is.EqualTo(1));
        await Eventually.HoldsAsync(() => Service.Log.Lines.Any(line => line.Text.StartsWith("The database responds again", StringComparison.Ordinal)), "the end is logged");
    }

    [Test]
    public async Task An_activation_that_cannot_be_compensated_is_logged_with_its_id()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Bridge.Refuse(BridgeCall.Terminate);
        Bridge.Afterwards = (_, reply) => reply.After(gate.Task);
        var set = Client.SetAsync(Instance);
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
        await Server.StopAsync();

        gate.SetResult();

        (await set).AssertError(500, "internal server error");
        Assert.That(
            Service.Log.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text),
            Has.Exactly(1).Contains("Integration int_2 of instance suporte (account 1) stays at the bridge"));
        await Server.StartAgainAsync();
        Bridge.Heal();
        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));
        Assert.That((await Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_3"));
        Assert.That(Bridge.LiveIds, Is.EquivalentTo((string[])["int_2", "int_3"]));
    }

    private async Task<IEnumerable<int>> ListAllAsync() =>
        (await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Client.ListAsync(Instance)))).Select(response => response.Status);

    private int LinesOfOutage() =>
        Service.Log.Warnings.Count(line => line.Text.StartsWith("The database is unavailable", StringComparison.Ordinal));
}
