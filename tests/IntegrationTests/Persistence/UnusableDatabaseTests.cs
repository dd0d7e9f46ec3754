namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>Databases of PostgreSQL that the service would fail on later are refused at the start (contract, section 10).</summary>
public sealed class UnusableDatabaseTests() : CommandTests(Database.Postgres)
{
    [TestCase("LATIN1")]
    [TestCase("SQL_ASCII")]
    public async Task A_database_that_is_not_UTF_8_is_refused(string encoding)
    {
        var name = $"ryze_test_{Guid.NewGuid():N}";
        await Data.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'");
        Environment["DATABASE_URL"] = new UriBuilder(Data.Url) { Path = name }.Uri.AbsoluteUri;
        try
        {
            Assert.That(
                ComplaintOf(await RunAsync("migrate")),
                Is.EqualTo($"DATABASE_URL: the database must have the encoding UTF8; it has {encoding}"));
        }
        finally
        {
            await Data.ExecuteAsync($"DROP DATABASE {name}");
        }
    }

    [Test]
    public async Task A_database_that_is_read_only_is_refused()
    {
        Environment["DATABASE_URL"] = $"{Data.Url}?options=-c%20default_transaction_read_only%3Don";

        Assert.That(
            ComplaintOf(await RunAsync("migrate")),
            Is.EqualTo("DATABASE_URL: the database is read-only; a standby server cannot be used"));
    }

    [Test]
    public async Task Several_hosts_lead_to_the_one_that_responds()
    {
        var url = new Uri(Data.Url);
        Environment["DATABASE_URL"] = Data.Url.Replace($"{url.Host}:{url.Port}", $"127.0.0.1:1,{url.Host}:{url.Port}", StringComparison.Ordinal);

        Assert.That(LineOf(await RunAsync("migrate")), Does.Contain("\"schema\":"));
    }

    [Test]
    public async Task The_causes_of_all_hosts_are_reported()
    {
        Environment["DATABASE_URL"] = "postgres://u:s3cret@127.0.0.1:1,localhost:2/db";

        Assert.That(
            ComplaintOf(await RunAsync("migrate")),
            Is.EqualTo("DATABASE_URL: the database cannot be used: Failed to connect to 127.0.0.1:1: Connection refused; Failed to connect to 127.0.0.1:2: Connection refused"));
    }
}
