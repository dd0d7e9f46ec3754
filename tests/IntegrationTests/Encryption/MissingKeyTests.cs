namespace RyzeChatwoot.IntegrationTests.Encryption;

/// <summary>A database that several processes share cannot have a key file (contract, section 10).</summary>
[TestFixture(Database.Postgres)]
public sealed class MissingKeyTests(Database kind) : CommandTests(kind)
{
    [Test]
    public async Task A_shared_database_needs_a_key()
    {
        Environment["ENCRYPTION_KEY"] = null;

        Assert.That(ComplaintOf(await RunAsync()), Does.Contain("ENCRYPTION_KEY"));
    }
}
