namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>What tests of the command line begin with: an empty database, and valid settings without a bridge.</summary>
public abstract class CommandTests(Database kind) : FixtureTests(kind)
{
    /// <summary>What commands and services are started with from now on.</summary>
    protected Dictionary<string, string?> Environment => Fixture.Settings;

    [SetUp]
    public void SwitchModuleOff() => (Environment["BRIDGE_URL"], Environment["BRIDGE_TOKEN"]) = (null, null);

    protected override Task<ServiceFixture> CreateAsync(Database database) => ServiceFixture.CreateAsync(database, isEmpty: true);

    protected Task<ProcessEnd> RunAsync(params string[] args) => ServiceProcess.RunAsync(Environment, args);

    /// <summary>Requires success: exactly one line on standard output, and the audit trail's line on standard error.</summary>
    /// <returns>The line on standard output.</returns>
    protected static string LineOf(ProcessEnd end)
    {
        AssertSucceeded(end);
        Assert.That(end.Output, Does.Match(@"\A[^\n]+\n\z"));
        return end.Output.TrimEnd('\n');
    }

    /// <summary>Requires exit code 0, and exactly the audit trail's line on standard error.</summary>
    protected static void AssertSucceeded(ProcessEnd end)
    {
        Assert.That(end.ExitCode, Is.Zero, $"{end}");
        Assert.That(end.Error, Does.Match(@"\A\{[^\n]*""EventId"":4002,[^\n]*""Category"":""RyzeChatwoot.Audit"",[^\n]*\}\n\z"));
    }

    /// <summary>Requires a failure: exit code 1 and exactly one line on standard error.</summary>
    /// <returns>That line.</returns>
    protected static string ComplaintOf(ProcessEnd end)
    {
        Assert.That(end.ExitCode, Is.EqualTo(1), $"{end}");
        Assert.That(end.Error, Does.Match(@"\A[^\n]+\n\z"));
        Assert.That(end.Error, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
        return end.Error.TrimEnd('\n');
    }

    /// <summary>Stores a Chatwoot API token, so that the database needs the key that is set now.</summary>
    protected async Task StoreTokenAsync()
    {
        Fixture.Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        await using var service = await StartWithBridgeAsync();
        Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));
    }

    /// <summary>Starts a service whose module is on, and makes an account with one instance, and a client of it.</summary>
    protected async Task<RunningService> StartWithBridgeAsync()
    {
        var service = await Fixture.StartServiceAsync(
            settings => (settings["BRIDGE_URL"], settings["BRIDGE_TOKEN"]) = (Fixture.Bridge.BaseUrl.AbsoluteUri, Settings.BridgeToken));
        await service.AddAccountAsync(Account, AccountToken);
        await service.AddInstanceAsync(Account, Instance, InstanceToken);
        ConnectTo(service.BaseUrl);
        return service;
    }
}
