using Polly.Timeout;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeCheckTests
{
    [Test]
    public async Task Is_well_where_the_bridge_does_not_know_the_integration()
    {
        var report = (await CheckAsync(new ScriptedBridgeApi(404)))!;

        Assert.That(report with { Latency = default }, Is.EqualTo(
            new BridgeCheckReport("https://bridge.example.com/prefix", IsReachable: true, BridgeTokenState.Accepted, default, Fault: "")));
        Assert.That(report.IsWell, Is.True);
    }

    [TestCase(401, BridgeTokenState.Refused)]
    [TestCase(403, BridgeTokenState.Refused)]
    [TestCase(200, BridgeTokenState.Unknown)]
    [TestCase(302, BridgeTokenState.Unknown)]
    [TestCase(500, BridgeTokenState.Unknown)]
    public async Task Is_not_well_with_any_other_response(int status, object token)
    {
        var report = (await CheckAsync(new ScriptedBridgeApi(status)))!;

        Assert.That((report.IsWell, report.IsReachable, report.Token, report.Fault), Is.EqualTo((false, true, token, $"BadResponse: HTTP {status}")));
    }

    [Test]
    public async Task Is_not_well_without_a_response()
    {
        var report = (await CheckAsync(new ScriptedBridgeApi(new TimeoutRejectedException("not shown", TimeSpan.FromSeconds(10)))))!;

        Assert.That(
            (report.IsWell, report.IsReachable, report.Token, report.Fault),
            Is.EqualTo((false, false, BridgeTokenState.Unknown, "Timeout: no response within 10 s")));
    }

    [TestCase(null, "a-token")]
    [TestCase("https://bridge.example.com/", null)]
    public async Task Calls_nothing_while_the_module_is_off(string? url, string? token)
    {
        var api = new ScriptedBridgeApi(404);
        var options = new BridgeOptions { Url = url is null ? null : new Uri(url), Token = token };

        Assert.That(await new BridgeCheck(api, options, TimeProvider.System).RunAsync(CancellationToken.None), Is.Null);
        Assert.That(api.Calls, Is.Empty);
    }

    private static Task<BridgeCheckReport?> CheckAsync(ScriptedBridgeApi api)
    {
        var options = new BridgeOptions { Url = new Uri("https://bridge.example.com/prefix/"), Token = Samples.BridgeToken };
        return new BridgeCheck(api, options, TimeProvider.System).RunAsync(CancellationToken.None);
    }
}
