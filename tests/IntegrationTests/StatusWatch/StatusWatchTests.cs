using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.WebApi.StatusRefresh;

namespace RyzeChatwoot.IntegrationTests.StatusWatch;

/// <summary>Section 13 of the contract, with two replicas that watch and a bridge that changes its mind.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class StatusWatchTests(Database kind) : ServiceTests(kind)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly List<RunningService> replicas = [];

    [TearDown]
    public async Task StopReplicasAsync()
    {
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }

    [Test]
    public async Task A_change_is_written_and_reported_once_over_all_replicas()
    {
        await GivenIntegrationAsync(inboxId: 42);
        Bridge.OnRead(BridgeReplies.Live("active", inboxId: 42));
        await GivenReplicasAsync(2);
        await Bridge.WaitForCallAsync(BridgeCall.Read, count: 2, Limit);

        Bridge.OnRead(BridgeReplies.Live("error", "HTTP 401: invalid token", inboxId: 42));
        await Eventually.HoldsAsync(async () => (await Data.FindRowAsync(Instance))!.Status == "error", "the row has the live status");
        await Bridge.WaitForCallAsync(BridgeCall.Read, Bridge.CallsTo(BridgeCall.Read).Count + 2, Limit);
        Bridge.OnRead(BridgeReplies.Live("active", inboxId: 42));
        await Eventually.HoldsAsync(async () => (await Data.FindRowAsync(Instance))!.Status == "active", "the row has the live status again");

        Assert.That(Changes(), Is.EquivalentTo([(LogLevel.Warning, "active", "error"), (LogLevel.Information, "error", "active")]));
    }

    [Test]
    public async Task A_change_that_a_list_found_is_not_reported_again()
    {
        await GivenIntegrationAsync(inboxId: 42);
        Bridge.OnRead(BridgeReplies.Live("error", "the session is closed", inboxId: 42));
        await GivenReplicasAsync(1);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Client.ListAsync(Instance)));
        await Bridge.WaitForCallAsync(BridgeCall.Read, Bridge.CallsTo(BridgeCall.Read).Count + 2, Limit);

        Assert.That(Changes(), Is.EqualTo([(LogLevel.Warning, "active", "error")]));
    }

    [Test]
    public async Task An_integration_that_the_bridge_does_not_know_stays_as_it_is()
    {
        var row = await GivenIntegrationAsync(inboxId: 42);
        Bridge.OnRead(BridgeReply.Status(404));
        await GivenReplicasAsync(1);

        await Bridge.WaitForCallAsync(BridgeCall.Read, count: 2, Limit);

        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(row));
        Assert.That(replicas[0].Log.Warnings, Is.Empty);
    }

    [Test]
    public async Task A_bridge_that_comes_back_is_read_again()
    {
        await GivenIntegrationAsync(inboxId: 42);
        Bridge.OnRead(BridgeReplies.Live("error", "the session is closed", inboxId: 42));
        await Bridge.StopAsync();
        await GivenReplicasAsync(1);
        await Eventually.HoldsAsync(() => replicas[0].Log.Warnings.Any(line => line.Text.Contains("The status watch cannot read the bridge", StringComparison.Ordinal)), "the failure is logged");

        await Bridge.RestartAsync();

        await Eventually.HoldsAsync(async () => (await Data.FindRowAsync(Instance))!.Status == "error", "the row has the live status");
    }

    private async Task GivenReplicasAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            replicas.Add(await StartAnotherAsync(
                services: services => services.PostConfigure<StatusRefreshOptions>(options => options.Interval = Interval)));
        }
    }

    /// <summary>The changes that all replicas have logged, the service without a watch included.</summary>
    private IEnumerable<(LogLevel Level, string? From, string? To)> Changes() => replicas
        .Append(Service)
        .SelectMany(replica => replica.Log.Lines)
        .Where(line => line.Text.Contains("OldStatus=", StringComparison.Ordinal))
        .Select(line => (line.Level, ValueOf(line, "OldStatus"), ValueOf(line, "NewStatus")));

    private static string? ValueOf(LogLine line, string name) => line.Text
        .Split(Environment.NewLine)
        .Where(text => text.StartsWith($"{name}=", StringComparison.Ordinal))
        .Select(text => text[(name.Length + 1)..])
        .SingleOrDefault();
}
