namespace RyzeChatwoot.IntegrationTests.Commands;

/// <summary>The command <c>bridge check</c> (contract, section 11).</summary>
[TestFixture(Database.Sqlite)]
public sealed class BridgeCheckTests(Database kind) : CommandTests(kind)
{
    private BridgeStub bridge = null!;

    [SetUp]
    public async Task StartBridgeAsync()
    {
        bridge = await BridgeStub.StartAsync();
        Environment["BRIDGE_URL"] = $"{bridge.BaseUrl}";
        Environment["BRIDGE_TOKEN"] = Settings.BridgeToken;
    }

    [TearDown]
    public async Task StopBridgeAsync() => await bridge.DisposeAsync();

    [Test]
    public async Task It_is_well_where_the_bridge_accepts_the_token()
    {
        bridge.OnRead(BridgeReply.Status(404));

        var line = LineOf(await RunAsync("bridge", "check"));

        Assert.That(line, Does.Match(Expected(reachable: "true", "accepted", "")));
        Assert.That(bridge.Calls.Single().Headers["Authorization"], Is.EqualTo($"Bearer {Settings.BridgeToken}"));
        Assert.That(File.Exists(Data.SqliteFile), Is.False, "It needs no database.");
    }

    [Test]
    public async Task It_fails_where_the_bridge_refuses_the_token()
    {
        bridge.OnRead(BridgeReply.Text(401, $"not {Settings.BridgeToken}", "text/plain"));

        var end = await RunAsync("bridge", "check");

        Assert.That((end.ExitCode, end.Error), Is.EqualTo((1, "")));
        Assert.That(end.Output.TrimEnd('\n'), Does.Match(Expected(reachable: "true", "refused", "BadResponse: HTTP 401")));
    }

    [Test]
    public async Task It_reports_a_module_that_is_off_in_one_line()
    {
        Environment["BRIDGE_TOKEN"] = null;

        Assert.That(ComplaintOf(await RunAsync("bridge", "check")), Is.EqualTo("the module is off until both BRIDGE_URL and BRIDGE_TOKEN are set"));
    }

    private string Expected(string reachable, string token, string fault) =>
        $$"""^\{"bridge":"{{$"{bridge.BaseUrl}".TrimEnd('/')}}","reachable":{{reachable}},"token":"{{token}}","latency_ms":\d+,"fault":"{{fault}}"\}$""";
}
