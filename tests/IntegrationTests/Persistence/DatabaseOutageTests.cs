using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>A database server that stops and starts again under load, on a server of the test's own.</summary>
public sealed class DatabaseOutageTests
{
    private const int Concurrency = 20;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(3);

    private PostgresServer? server;
    private FaultFixture fixture = null!;
    private RunningService service = null!;

    [SetUp]
    public async Task StartAsync()
    {
        server = await PostgresServer.TryStartAsync();
        if (server is not { CanRestart: true })
        {
            Skipped.Because(PostgresServer.UnavailableReason ?? "The PostgreSQL server is not ours to stop");
        }

        fixture = await FaultFixture.CreateAsync(Database.Postgres, server);
        service = await fixture.StartServiceAsync();
        await fixture.Client.SetAsync(FaultFixture.Instance);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await (fixture?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task A_database_restart_between_lists_costs_no_request()
    {
        Assert.That(await ListAllAsync(), Is.All.EqualTo(200));

        await server!.StopAsync();
        await server.StartAgainAsync();

        Assert.That(await ListAllAsync(), Is.All.EqualTo(200));
    }

    [Test]
    public async Task A_database_restart_between_health_checks_costs_no_check()
    {
        Assert.That((await fixture.Client.SendAsync(HttpMethod.Get, "health")).Status, Is.EqualTo(200));

        await server!.StopAsync();
        await server.StartAgainAsync();

        Assert.That((await fixture.Client.SendAsync(HttpMethod.Get, "health")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Lists_fail_quickly_during_the_outage_and_the_first_one_afterwards_succeeds()
    {
        Assert.That(await ListAllAsync(), Is.All.EqualTo(200));
        await server!.StopAsync();
        var watch = Stopwatch.StartNew();
        Assert.That(await ListAllAsync(), Is.All.EqualTo(500));
        Assert.That(watch.Elapsed, Is.LessThan(Quick));
        (await fixture.Client.ListAsync(FaultFixture.Instance)).AssertError(500, "internal server error");

        await server.StartAgainAsync();

        Assert.That((await fixture.Client.ListAsync(FaultFixture.Instance)).Status, Is.EqualTo(200));
        Assert.That(await ListAllAsync(), Is.All.EqualTo(200));
    }

    [Test]
    public async Task Many_failed_lists_are_one_line_with_the_route_and_the_cause_and_no_stack()
    {
        await server!.StopAsync();
        await ListAllAsync();

        await ListAllAsync();

        var lines = service.Log.Warnings.Where(line => line.Category.StartsWith("RyzeChatwoot.", StringComparison.Ordinal)).Select(line => line.Text).ToArray();
        Assert.That(lines, Has.Length.EqualTo(1));
        Assert.That(lines[0], Does.StartWith("The database is unavailable: ").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Terminations_wait_for_the_database_with_one_line_and_are_retried_afterwards()
    {
        fixture.Bridge.Refuse(BridgeCall.Terminate);
        await fixture.Client.DeleteAsync(FaultFixture.Instance);
        await server!.StopAsync();
        await Eventually.HoldsAsync(() => LinesOfOutage() > 0, "the worker notices the outage");

        await server.StartAgainAsync();
        fixture.Bridge.Heal();

        await fixture.DrainOutboxAsync();
        await fixture.AssertNothingIsLeftBehindAsync();
        Assert.That(LinesOfOutage(), Is.EqualTo(1));
        await Eventually.HoldsAsync(() => service.Log.Lines.Any(line => line.Text.StartsWith("The database responds again", StringComparison.Ordinal)), "the end is logged");
    }

    [Test]
    public async Task An_activation_that_cannot_be_compensated_is_logged_with_its_id()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Bridge.Refuse(BridgeCall.Terminate);
        fixture.Bridge.Afterwards = (_, reply) => reply.After(gate.Task);
        var set = fixture.Client.SetAsync(FaultFixture.Instance);
        await fixture.Bridge.Stub.WaitForCallAsync(BridgeCall.Activate, count: 2);
        await server!.StopAsync();

        gate.SetResult();

        (await set).AssertError(500, "internal server error");
        Assert.That(
            service.Log.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text),
            Has.Exactly(1).Contains("Integration int_2 of instance suporte (account 1) stays at the bridge"));
        await server.StartAgainAsync();
        fixture.Bridge.Heal();
        Assert.That((await fixture.Client.SetAsync(FaultFixture.Instance)).Status, Is.EqualTo(201));
        Assert.That((await fixture.Data.RowsAsync()).Single().BridgeIntegrationId, Is.EqualTo("int_3"));
        Assert.That(fixture.Bridge.LiveIds, Is.EquivalentTo((string[])["int_2", "int_3"]));
    }

    private async Task<IEnumerable<int>> ListAllAsync() =>
        (await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => fixture.Client.ListAsync(FaultFixture.Instance)))).Select(response => response.Status);

    private int LinesOfOutage() =>
        service.Log.Warnings.Count(line => line.Text.StartsWith("The database is unavailable", StringComparison.Ordinal));
}
