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
        Fixture.Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Fixture.Bridge.OnRead(BridgeReplies.Live("active", inboxId: 42));
        Fixture.Bridge.OnTerminate(BridgeReplies.Terminated);
        Environment["DATABASE_URL"] = $"{pooler!.Url}?{NoPreparedStatements}";
        Environment["RATE_LIMIT_PER_MINUTE"] = "100";
        Environment["RATE_LIMIT_SHARED"] = "true";
        await using var service = await StartWithBridgeAsync();

        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));
        var lists = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Client.ListAsync(Instance)));
        Assert.That(lists.Select(list => list.Status), Is.All.EqualTo(200));
        Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
    }
}
