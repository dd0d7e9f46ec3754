using NUnit.Framework;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>What tests of the command line begin with: an empty database, and settings that nothing is wrong with.</summary>
public abstract class CommandTests(Database kind)
{
    protected TestDatabase Data { get; private set; } = null!;

    protected Dictionary<string, string?> Environment { get; private set; } = [];

    [SetUp]
    public async Task StartAsync()
    {
        Data = await TestDatabase.CreateAsync(kind);
        Environment = Settings.For(Data, bridge: null);
    }

    [TearDown]
    public async Task StopAsync() => await (Data?.DisposeAsync() ?? ValueTask.CompletedTask);

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
        await using var bridge = await BridgeStub.StartAsync();
        bridge.OnActivate(BridgeReplies.Activated("int_1"));
        var settings = new Dictionary<string, string?>(Environment)
        {
            ["BRIDGE_URL"] = $"{bridge.BaseUrl}",
            ["BRIDGE_TOKEN"] = Settings.BridgeToken,
        };
        await using var service = await RunningService.StartAsync(settings);
        using var client = service.ClientWith(await service.AddAccountAsync("demo"));
        await service.AddInstanceAsync("demo", "suporte");
        Assert.That((await client.SetAsync("suporte")).Status, Is.EqualTo(201));
    }
}
