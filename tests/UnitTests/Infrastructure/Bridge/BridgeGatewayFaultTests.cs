using Polly.Timeout;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeGatewayFaultTests
{
    // What drivers say may name hosts and repeat headers; none of it goes on.
    private const string Chatter = "what the driver says";

    private static readonly TestCaseData<Exception, BridgeFault, string>[] Faults =
    [
        new(new TimeoutRejectedException(Chatter, TimeSpan.FromSeconds(10)), BridgeFault.Timeout, "no response within 10 s"),
        new(new TimeoutRejectedException(Chatter, TimeSpan.FromSeconds(0.25)), BridgeFault.Timeout, "no response within 0.3 s"),
        new(new HttpRequestException(HttpRequestError.ConnectionError, Chatter), BridgeFault.Unreachable, "ConnectionError"),
        new(new HttpRequestException(HttpRequestError.NameResolutionError, Chatter), BridgeFault.Unreachable, "NameResolutionError"),
        new(new HttpRequestException(HttpRequestError.SecureConnectionError, Chatter), BridgeFault.Unreachable, "SecureConnectionError"),
        new(new HttpRequestException(HttpRequestError.ResponseEnded, Chatter), BridgeFault.Unreachable, "ResponseEnded"),
        new(new HttpRequestException(Chatter), BridgeFault.Unreachable, "the connection broke"),
        new(new HttpRequestException(HttpRequestError.InvalidResponse, Chatter), BridgeFault.BadResponse, "InvalidResponse"),
        new(
            new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, Chatter),
            BridgeFault.BadResponse,
            "ConfigurationLimitExceeded"),
        new(new HttpIOException(HttpRequestError.ResponseEnded, Chatter), BridgeFault.Unreachable, "ResponseEnded"),
        new(new HttpIOException(HttpRequestError.InvalidResponse, Chatter), BridgeFault.BadResponse, "InvalidResponse"),
        new(new IOException(Chatter), BridgeFault.Unreachable, "the connection broke"),
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task Turns_a_broken_read_into_a_reply(Exception exception, BridgeFault fault, string detail) =>
        Assert.That(await ReadAsync(GatewayAfter(exception)), Is.EqualTo(new BridgeReadReply.Failed(fault, detail)));

    [TestCaseSource(nameof(Faults))]
    public async Task Turns_a_broken_termination_into_a_reply(Exception exception, BridgeFault fault, string detail) =>
        Assert.That(await TerminateAsync(GatewayAfter(exception)), Is.EqualTo(new BridgeTerminateReply.Failed(fault, detail)));

    [TestCaseSource(nameof(Faults))]
    public async Task Turns_a_broken_activation_into_a_reply(Exception exception, BridgeFault fault, string detail) =>
        Assert.That(await ActivateAsync(GatewayAfter(exception)), Is.EqualTo(new BridgeActivateReply.Failed(fault, detail)));

    [Test]
    public void Propagates_the_cancellation_of_its_caller()
    {
        var gateway = GatewayAfter(new TaskCanceledException());

        Assert.That(() => ReadAsync(gateway), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Does_not_hide_a_bug()
    {
        var gateway = GatewayAfter(new InvalidOperationException());

        Assert.That(() => ReadAsync(gateway), Throws.InvalidOperationException);
    }

    [TestCase("https://bridge.example.com", BridgeToken, true)]
    [TestCase(null, BridgeToken, false)]
    [TestCase("https://bridge.example.com", null, false)]
    public void Says_whether_it_is_configured(string? url, string? token, bool isConfigured)
    {
        var options = new BridgeOptions { Url = url is null ? null : new Uri(url), Token = token };

        var gateway = GatewayOf.With(new ScriptedBridgeApi(200), options);

        Assert.That(gateway.IsConfigured, Is.EqualTo(isConfigured));
    }

    private static BridgeGateway GatewayAfter(Exception exception) => GatewayOf.Api(new ScriptedBridgeApi(exception));

    private static Task<BridgeReadReply> ReadAsync(BridgeGateway gateway) =>
        gateway.ReadAsync("int_old", new ApiToken(ChatwootToken), CancellationToken.None);

    private static Task<BridgeTerminateReply> TerminateAsync(BridgeGateway gateway) =>
        gateway.TerminateAsync("int_old", CancellationToken.None);

    private static Task<BridgeActivateReply> ActivateAsync(BridgeGateway gateway) =>
        gateway.ActivateAsync("suporte", Settings(), CancellationToken.None);
}
