using System.Diagnostics;
using System.Net.NetworkInformation;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.IntegrationTests.List;

/// <summary>Section 5, step 8 of the contract, over the wire: many lists against a bridge that is slow, failing or hung.</summary>
public sealed class CircuitBreakerTests() : FaultTests(Database.Sqlite)
{
    private const string Live = "live";
    private const string CircuitOpen = "local; reason=circuit-open";

    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningService service = null!;

    [Test]
    public async Task Thirty_lists_at_once_make_one_call_and_all_are_live()
    {
        await GivenIntegrationsAsync();
        Bridge.RespondAfter(gate.Task);
        var lists = ListAll(30);
        await Eventually.HoldsAsync(() => WaitingCallers.CountIn(service) == 30, "all lists wait for the bridge");

        gate.SetResult();

        Assert.That(await SourcesOfAsync(lists), Is.All.EqualTo(Live));
        Assert.That(Bridge.Stub.CallsTo(BridgeCall.Read), Has.Count.EqualTo(1));
        Assert.That(WaitingCallers.CountIn(service), Is.Zero);
    }

    [Test]
    public async Task After_three_failures_lists_respond_without_a_call_of_the_bridge()
    {
        await GivenIntegrationsAsync();
        await GivenOpenCircuitAsync();
        var calls = Bridge.Stub.Calls.Count;
        Bridge.Heal();

        var sources = await SourcesOfAsync(ListAll(30));

        Assert.That(sources, Is.All.EqualTo(CircuitOpen));
        Assert.That(Bridge.Stub.Calls, Has.Count.EqualTo(calls));
    }

    [Test]
    public async Task A_bridge_that_has_recovered_is_called_again_after_the_break()
    {
        await GivenIntegrationsAsync(options => options.BreakDuration = TimeSpan.FromMilliseconds(300));
        await GivenOpenCircuitAsync();
        Bridge.Heal();
        var sources = new HashSet<string?>();

        await Eventually.HoldsAsync(
            async () =>
            {
                sources.Add(await SourceAsync());
                return sources.Contains(Live);
            },
            "lists are live");

        Assert.That(sources, Is.SubsetOf((string[])[CircuitOpen, Live]));
        Assert.That(await SourcesOfAsync(ListAll(10)), Is.All.EqualTo(Live));
    }

    [Test]
    public async Task No_caller_waits_for_the_only_trial()
    {
        await GivenIntegrationsAsync(options => options.BreakDuration = TimeSpan.Zero);
        await GivenOpenCircuitAsync();
        var calls = Bridge.Stub.CallsTo(BridgeCall.Read).Count;
        Bridge.Heal();
        Bridge.RespondAfter(gate.Task);

        var sources = await SourcesOfAsync(ListAll(30));

        Assert.That(sources, Is.All.EqualTo(CircuitOpen));
        await Bridge.Stub.WaitForCallAsync(BridgeCall.Read, calls + 1);
        gate.SetResult();
        await Eventually.HoldsAsync(async () => await SourceAsync() == Live, "the trial lets lists through");
        Assert.That(Bridge.Stub.CallsTo(BridgeCall.Read), Has.Count.EqualTo(calls + 2));
    }

    [Test]
    public async Task A_hung_bridge_holds_no_list_beyond_the_budget_and_no_connection_after_it()
    {
        var budget = TimeSpan.FromMilliseconds(600);
        string[] instances = [.. Enumerable.Range(0, 6).Select(i => $"instance-{i}")];
        await GivenIntegrationsAsync(options => options.Shorten(budget, BridgeOperation.Read), instances);
        Bridge.Hang(BridgeCall.Read);
        var watch = Stopwatch.StartNew();

        var sources = await SourcesOfAsync(ListAll(60, instances));

        Assert.That(watch.Elapsed, Is.LessThan(budget + TimeSpan.FromSeconds(3)));
        Assert.That(sources, Is.All.AnyOf("local; reason=timeout", "local; reason=busy", CircuitOpen).And.Some.EqualTo("local; reason=timeout"));
        Assert.That(WaitingCallers.CountIn(service), Is.Zero);
        await Eventually.HoldsAsync(() => ConnectionsToBridge() == 0, "every connection to the bridge is closed");
    }

    [Test]
    public async Task Lists_whose_clients_all_disconnect_leave_no_call_under_way()
    {
        await GivenIntegrationsAsync();
        Bridge.Hang(BridgeCall.Read);
        using var hangUp = new CancellationTokenSource();
        var lists = Enumerable.Range(0, 10)
            .Select(_ => Client.SendAsync(HttpMethod.Get, $"api/chatwoot/list/{Instance}", cancellationToken: hangUp.Token))
            .ToArray();
        await Eventually.HoldsAsync(() => WaitingCallers.CountIn(service) == 10, "all lists wait for the bridge");

        await hangUp.CancelAsync();

        await ((Task)Task.WhenAll(lists)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Eventually.HoldsAsync(() => WaitingCallers.CountIn(service) == 0, "no caller waits any more");
        await Eventually.HoldsAsync(() => ConnectionsToBridge() == 0, "the connection to the bridge is closed");
        Bridge.Heal();
        Assert.That(await SourceAsync(), Is.EqualTo(Live));
    }

    private async Task GivenIntegrationsAsync(Action<BridgeOptions>? change = null, params string[] instances)
    {
        service = await StartServiceAsync(change);
        await service.AddInstancesAsync(Account, instances);
        foreach (var instance in instances.DefaultIfEmpty(Instance))
        {
            await GivenIntegrationAsync(instance);
        }
    }

    private async Task GivenOpenCircuitAsync()
    {
        Bridge.Before = _ => BridgeReply.Status(503);
        for (var i = 0; i < 3; i++)
        {
            Assert.That(await SourceAsync(), Is.EqualTo("local; reason=bad-response"));
        }
    }

    private Task<Response>[] ListAll(int count, params string[] instances) =>
        [.. Enumerable.Range(0, count).Select(i => Client.ListAsync(instances.Length == 0 ? Instance : instances[i % instances.Length]))];

    private static async Task<IEnumerable<string?>> SourcesOfAsync(IEnumerable<Task<Response>> lists)
    {
        var responses = await Task.WhenAll(lists);
        Assert.That(responses.Select(response => response.Status), Is.All.EqualTo(200));
        return responses.Select(response => response.Header("X-Integration-Source"));
    }

    private async Task<string?> SourceAsync() => (await SourcesOfAsync(ListAll(1))).Single();

    private int ConnectionsToBridge() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Count(connection =>
        connection.State == TcpState.Established && connection.RemoteEndPoint.Port == Bridge.Stub.BaseUrl.Port);
}
