using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Commands;

/// <summary>The audit trail of commands, on their standard error.</summary>
[TestFixture(Database.Sqlite)]
public sealed class CommandAuditTests(Database kind) : CommandTests(kind)
{
    private const string Chosen = "a-token-chosen-by-hand";

    [TestCase("Command account create for account demo and instance - by user ", "account", "create", "demo", "--token", Chosen)]
    [TestCase("Command account list for account - and instance - by user ", "account", "list")]
    [TestCase("Command integration list for account - and instance - by user ", "integration", "list", "--status", "error")]
    public async Task A_command_leaves_one_line_with_the_user_and_without_a_token(string beginning, params string[] args)
    {
        var end = await RunAsync(args);

        AssertSucceeded(end);
        var message = JsonDocument.Parse(end.Error).RootElement.GetProperty("Message").GetString();
        Assert.That(message, Is.EqualTo($"{beginning}{System.Environment.UserName}: ok"));
        Assert.That(end.Error, Does.Not.Contain(Chosen));
    }

    [Test]
    public async Task An_account_and_an_instance_are_named()
    {
        await RunAsync("account", "create", "demo");

        Assert.That((await RunAsync("instance", "create", "demo", "suporte")).Error, Does.Contain("Command instance create for account demo and instance suporte by user "));
        Assert.That((await RunAsync("integration", "list", "--account", "demo")).Error, Does.Contain("Command integration list for account demo and instance - by user "));
    }

    [Test]
    public async Task It_has_the_format_of_the_log()
    {
        Environment["Logging:Console:FormatterName"] = "simple";

        Assert.That((await RunAsync("account", "list")).Error, Does.Match(@"^\d{4}-\d\d-\d\dT[\d:.]+Z info: RyzeChatwoot\.Audit\[4002\]\n      Command account list "));
    }

    [Test]
    public async Task It_is_switched_off_by_its_category()
    {
        Environment["Logging:LogLevel:RyzeChatwoot.Audit"] = "None";

        Assert.That(await RunAsync("account", "list"), Is.EqualTo(new ProcessEnd(0, "", "")));
    }

    [Test]
    public async Task Help_leaves_none() => Assert.That((await RunAsync("account", "create", "--help")).Error, Is.Empty);
}
