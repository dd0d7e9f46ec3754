namespace RyzeChatwoot.IntegrationTests.Encryption;

/// <summary>Encryption keys that do not fit the database stop the start (contract, section 10).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class KeyTests(Database kind) : CommandTests(kind)
{
    private const string OtherKey = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    [TestCase($"k1:{OtherKey}", Description = "Another key under the same id.")]
    [TestCase($"k2:{OtherKey}", Description = "Another key, and the old one is gone.")]
    [TestCase($"k2:{OtherKey},k1:{OtherKey}")]
    public async Task A_wrong_or_missing_key_stops_the_start(string keys)
    {
        await StoreTokenAsync();
        Environment["ENCRYPTION_KEY"] = keys;

        var end = await RunAsync();

        Assert.That(ComplaintOf(end), Does.Contain("ENCRYPTION_KEY").And.Not.Contain(OtherKey));
        Assert.That(end.Output, Does.Not.Contain(OtherKey));
    }
}
