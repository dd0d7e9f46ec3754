using System.Net;
using System.Net.Sockets;

namespace RyzeChatwoot.IntegrationTests.Commands;

/// <summary>Commands that cannot be carried out end with one line and exit code 1 (contract, section 11).</summary>
[TestFixture(Database.Sqlite)]
public sealed class CommandFailureTests(Database kind) : CommandTests(kind)
{
    [TestCase("account name must be ", "account", "create", "bad.name")]
    [TestCase("account name must be ", "account", "create", "")]
    [TestCase("token must be ", "account", "create", "demo", "--token", "too-short")]
    [TestCase("token must be ", "account", "create", "demo", "--token", "a token of héhé letters")]
    [TestCase("unknown account", "instance", "create", "unknown", "suporte")]
    [TestCase("instance name must be ", "instance", "create", "unknown", "bad name")]
    public async Task What_cannot_be_created_is_reported_in_one_line(string beginning, params string[] args)
    {
        var complaint = ComplaintOf(await RunAsync(args));

        Assert.That(complaint, Does.StartWith(beginning).And.Not.Contain("too-short").And.Not.Contain("héhé"));
        Assert.That(await Data.QueryAsync<string>("SELECT name FROM accounts"), Is.Empty);
    }

    [TestCase("account")]
    [TestCase("account", "create")]
    [TestCase("account", "create", "demo", "--nonsense")]
    [TestCase("instance", "create", "demo")]
    [TestCase("serve")]
    public async Task An_unknown_command_is_reported_in_one_line(params string[] args) =>
        Assert.That(ComplaintOf(await RunAsync(args)), Is.Not.Empty);

    [TestCase("Unknown command 'acount'. Known: account, bridge, health, ", "acount", "create", "demo")]
    [TestCase("Unknown command 'creat'. Known: create, rotate-token, ", "account", "creat", "demo")]
    [TestCase("create: unknown option '--tokn'. Known: --token, ", "account", "create", "demo", "--tokn=not-to-be-shown")]
    [TestCase("create: one argument too many. It takes: <account>.", "account", "create", "demo", "not-to-be-shown")]
    public async Task An_unknown_word_is_named_with_what_is_known_there(string beginning, params string[] args) =>
        Assert.That(ComplaintOf(await RunAsync(args)), Does.StartWith(beginning).And.Not.Contain("not-to-be-shown"));

    [TestCase("migrate")]
    [TestCase("account", "create", "demo")]
    [TestCase]
    public async Task An_unreachable_database_is_reported_in_one_line_without_its_password(params string[] args)
    {
        // Bound without listening: connections are refused, and no other process gets the port meanwhile.
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Environment["DATABASE_URL"] = $"postgres://me:password-of-the-database@127.0.0.1:{((IPEndPoint)port.LocalEndPoint!).Port}/ryze";

        var complaint = ComplaintOf(await RunAsync(args));

        Assert.That(complaint, Does.Contain("DATABASE_URL").And.Not.Contain("password-of-the-database"));
    }

    [TestCase("ENCRYPTION_KEY", "not-to-be-shown")]
    [TestCase("CORS_ALLOWED_ORIGINS", "nonsense")]
    [TestCase("TRUSTED_PROXIES", "nonsense")]
    [TestCase("ASPNETCORE_URLS", "nonsense")]
    public async Task An_invalid_setting_fails_a_command_that_does_not_need_it(string name, string value)
    {
        Environment[name] = value;

        Assert.That(ComplaintOf(await RunAsync("migrate")), Does.StartWith($"{name}: ").And.Not.Contain("not-to-be-shown"));
    }

    [Test]
    public async Task A_database_file_that_cannot_be_opened_is_reported_in_one_line()
    {
        await File.WriteAllTextAsync(Data.SqliteFile, new string('x', 5000));

        Assert.That(ComplaintOf(await RunAsync("migrate")), Does.Contain("DATABASE_URL"));
    }

    [Test]
    public async Task A_statement_that_fails_is_reported_in_one_line()
    {
        LineOf(await RunAsync("migrate"));
        await Data.ExecuteAsync("ALTER TABLE accounts RENAME TO away");

        Assert.That(ComplaintOf(await RunAsync("account", "list")), Does.StartWith("DATABASE_URL: the database cannot be used: ").And.Contain("no such table"));
    }
}
