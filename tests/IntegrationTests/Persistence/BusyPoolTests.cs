namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>Every connection of the pool waits for somebody else's lock; PostgreSQL only, because SQLite has no pool to run out of.</summary>
public sealed class BusyPoolTests() : ServiceTests(Database.Postgres)
{
    private const int Pool = 2;

    protected override void Configure(Dictionary<string, string?> changed) =>
        changed["DATABASE_URL"] = $"{Data.Url}?Maximum%20Pool%20Size={Pool}";

    [Test]
    public async Task Health_reports_the_database_and_not_the_wait_for_a_connection()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("paused"));
        Task<Response>[] lists;
        await using (var held = await WriteLock.TakeAsync(Data))
        {
            lists = [.. Enumerable.Range(0, Pool).Select(_ => Client.ListAsync(Instance))];
            await held.StatementsWaitAsync(Pool);

            var health = await Client.SendAsync(HttpMethod.Get, "health");

            Assert.That(health.Status, Is.EqualTo(200), health.Body);
        }

        Assert.That((await Task.WhenAll(lists)).Select(list => list.Status), Is.All.EqualTo(200));
    }
}
