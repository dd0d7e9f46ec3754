using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>A connection pooler in transaction mode between the service and PostgreSQL (docs/configuration.md).</summary>
public sealed class PgBouncerTests() : CommandTests(Database.Postgres)
{
    private const string NoPreparedStatements = "Max%20Auto%20Prepare=0";

    private PgBouncer? pooler;

    [SetUp]
    public async Task StartPoolerAsync()
    {
        pooler = await PgBouncer.TryStartAsync(Data.Url);
        if (pooler is null)
        {
            Skipped.Because(PgBouncer.UnavailableReason!);
        }
    }

    [TearDown]
    public async Task StopPoolerAsync() => await (pooler?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Without_prepared_statements_everything_works()
    {
        await using var bridge = await BridgeStub.StartAsync();
        bridge.OnActivate(BridgeReplies.Activated("int_1"));
        bridge.OnRead(BridgeReplies.Live("active", inboxId: 42));
        bridge.OnTerminate(BridgeReplies.Terminated);
        var settings = Settings.For(Data, bridge.BaseUrl);
        settings["DATABASE_URL"] = $"{pooler!.Url}?{NoPreparedStatements}";
        settings["RATE_LIMIT_PER_MINUTE"] = "100";
        settings["RATE_LIMIT_SHARED"] = "true";
        await using var service = await RunningService.StartAsync(settings);
        using var client = service.ClientWith(await service.AddAccountAsync("demo"));
        await service.AddInstanceAsync("demo", "suporte");

        Assert.That((await client.SetAsync("suporte")).Status, Is.EqualTo(201));
        var lists = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.ListAsync("suporte")));
        Assert.That(lists.Select(list => list.Status), Is.All.EqualTo(200));
        Assert.That((await client.DeleteAsync("suporte")).Status, Is.EqualTo(200));
    }
}
