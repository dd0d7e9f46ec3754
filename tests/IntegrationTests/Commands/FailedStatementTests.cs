namespace RyzeChatwoot.IntegrationTests.Commands;

[TestFixture(Database.Postgres)]
public sealed class FailedStatementTests(Database kind) : CommandTests(kind)
{
    [Test]
    public async Task A_statement_that_fails_is_reported_without_a_secret_that_the_server_repeats()
    {
        LineOf(await RunAsync("migrate"));
        await Data.ExecuteAsync("ALTER TABLE accounts RENAME TO away");
        var url = Environment["DATABASE_URL"]!;
        Environment["DATABASE_URL"] = $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sslpassword=accounts";

        var complaint = ComplaintOf(await RunAsync("account", "list"));

        Assert.That(complaint, Does.StartWith("DATABASE_URL: the database cannot be used: ").And.Contain("[redacted]").And.Not.Contain("accounts"));
    }
}
