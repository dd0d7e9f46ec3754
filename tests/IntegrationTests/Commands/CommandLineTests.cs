using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Commands;

/// <summary>The command line, as a person or a script meets it (contract, section 11).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class CommandLineTests(Database kind) : CommandTests(kind)
{
    private const string Chosen = "a-token-chosen-by-hand";

    [Test]
    public async Task Accounts_and_instances_are_created_once_and_their_tokens_work()
    {
        using var account = JsonDocument.Parse(LineOf(await RunAsync("account", "create", "demo")));
        using var instance = JsonDocument.Parse(LineOf(await RunAsync("instance", "create", "demo", "suporte")));
        var accountToken = account.RootElement.GetProperty("token").GetString()!;
        var instanceToken = instance.RootElement.GetProperty("token").GetString()!;

        Assert.That(account.RootElement.GetRawText(), Is.EqualTo($$"""{"account":"demo","token":"{{accountToken}}"}"""));
        Assert.That(
            instance.RootElement.GetRawText(), Is.EqualTo($$"""{"account":"demo","instance":"suporte","token":"{{instanceToken}}"}"""));
        Assert.That(ComplaintOf(await RunAsync("account", "create", "demo")), Does.Contain("taken"));
        Assert.That(ComplaintOf(await RunAsync("instance", "create", "demo", "suporte")), Does.Contain("taken"));

        await using var service = await Fixture.StartServiceAsync();
        foreach (var token in (string[])[accountToken, instanceToken])
        {
            Assert.That(token, Has.Length.GreaterThanOrEqualTo(43), "256 bits in base64");
            using var client = service.ClientWith(token);
            Assert.That((await client.ListAsync("suporte")).Status, Is.EqualTo(503));
        }
    }

    [Test]
    public async Task A_chosen_token_is_taken_once()
    {
        Assert.That(LineOf(await RunAsync("account", "create", "demo", "--token", Chosen)), Is.EqualTo($$"""{"account":"demo","token":"{{Chosen}}"}"""));

        Assert.That(ComplaintOf(await RunAsync("account", "create", "other", "--token", Chosen)), Does.Not.Contain(Chosen));
        Assert.That(ComplaintOf(await RunAsync("instance", "create", "demo", "suporte", "--token", Chosen)), Does.Not.Contain(Chosen));
        Assert.That(await Data.QueryAsync<string>("SELECT name FROM accounts"), Is.EqualTo((string[])["demo"]));
        Assert.That(await Data.QueryAsync<string>("SELECT name FROM instances"), Is.Empty);
    }

    [Test]
    public async Task Migrations_are_applied_and_reported_once()
    {
        using var first = JsonDocument.Parse(LineOf(await RunAsync("migrate")));
        using var second = JsonDocument.Parse(LineOf(await RunAsync("migrate")));

        var applied = first.RootElement.GetProperty("applied").EnumerateArray().Select(name => name.GetString()).ToArray();
        var schema = first.RootElement.GetProperty("schema").GetInt32();
        Assert.That(await Data.QueryAsync<string>("SELECT name FROM schema_migrations ORDER BY version"), Is.EqualTo(applied));
        Assert.That(await Data.QueryAsync<int>("SELECT max(version) FROM schema_migrations"), Is.EqualTo((int[])[schema]));
        Assert.That(second.RootElement.GetRawText(), Is.EqualTo($$"""{"applied":[],"schema":{{schema}}}"""));
    }
}
