using System.Security.Cryptography;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeGatewayReadTests
{
    private static readonly IntegrationBody Healthy = new("int_old", "active", LastError: null, InboxId: 42, InboxName: null);

    [TestCase("active", IntegrationStatus.Active)]
    [TestCase("paused", IntegrationStatus.Paused)]
    [TestCase("error", IntegrationStatus.Error)]
    public async Task Understands_the_three_statuses(string status, IntegrationStatus expected) => Assert.That(
        await ReadAsync(200, Healthy with { Status = status }),
        Is.EqualTo(new BridgeReadReply.Live(new LiveStatus(expected, "", 42))));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("ACTIVE")]
    [TestCase("deleted")]
    public async Task Does_not_understand_any_other_status(string? status) => Assert.That(
        await ReadAsync(200, Healthy with { Status = status }),
        Is.EqualTo(new BridgeReadReply.Failed(BridgeFault.BadResponse, "a body that is not understood")));

    [TestCase(200)]
    [TestCase(204)]
    public async Task Refuses_a_response_without_a_body(int status) => Assert.That(
        await ReadAsync(status, body: null),
        Is.EqualTo(new BridgeReadReply.Failed(BridgeFault.BadResponse, "a body that is not understood")));

    [TestCase(null, 0)]
    [TestCase(0, 0)]
    [TestCase(-5, 0)]
    [TestCase(42, 42)]
    public async Task Takes_an_inbox_id_above_0_for_one(long? inboxId, long expected) => Assert.That(
        await ReadAsync(200, Healthy with { InboxId = inboxId }),
        Is.EqualTo(new BridgeReadReply.Live(new LiveStatus(IntegrationStatus.Active, "", expected))));

    [TestCase(null, "")]
    [TestCase("", "")]
    [TestCase("<b>late</b>\u0007", "late")]
    [TestCase("bad " + ChatwootToken, "bad [redacted]")]
    [TestCase("bad " + BridgeToken, "bad [redacted]")]
    public async Task Sanitizes_the_error_and_masks_secrets_in_it(string? error, string clean) => Assert.That(
        await ReadAsync(200, Healthy with { LastError = error }),
        Is.EqualTo(new BridgeReadReply.Live(new LiveStatus(IntegrationStatus.Active, clean, 42))));

    [Test]
    public async Task Shows_nothing_of_an_error_where_the_secret_to_mask_cannot_be_opened()
    {
        var locked = new ApiToken(() => throw new CryptographicException());
        var gateway = GatewayOf.Api(new ScriptedBridgeApi(200, Healthy with { LastError = "late" }));

        var reply = await gateway.ReadAsync("int_old", locked, CancellationToken.None);

        Assert.That(reply, Is.EqualTo(new BridgeReadReply.Live(new LiveStatus(IntegrationStatus.Active, "[redacted]", 42))));
    }

    [Test]
    public async Task Does_not_open_the_secret_of_a_healthy_integration()
    {
        var locked = new ApiToken(() => throw new CryptographicException());
        var gateway = GatewayOf.Api(new ScriptedBridgeApi(200, Healthy));

        var reply = await gateway.ReadAsync("int_old", locked, CancellationToken.None);

        Assert.That(reply, Is.EqualTo(new BridgeReadReply.Live(ALiveStatus())));
    }

    [Test]
    public async Task Says_that_the_bridge_does_not_know_the_integration() =>
        Assert.That(await ReadAsync(404), Is.EqualTo(new BridgeReadReply.NotFound()));

    [TestCase(302)]
    [TestCase(304)]
    [TestCase(400)]
    [TestCase(401)]
    [TestCase(410)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task Fails_on_any_other_status(int status) =>
        Assert.That(await ReadAsync(status), Is.EqualTo(new BridgeReadReply.Failed(BridgeFault.BadResponse, $"HTTP {status}")));

    [Test]
    public async Task Reads_the_integration_by_its_id()
    {
        var api = new ScriptedBridgeApi(404);

        await GatewayOf.Api(api).ReadAsync("int_old", new ApiToken(ChatwootToken), CancellationToken.None);

        Assert.That(api.Calls.Select(call => call.Call), Is.EqualTo((string[])["read int_old"]));
    }

    private static Task<BridgeReadReply> ReadAsync(int status, IntegrationBody? body = null) =>
        GatewayOf.Api(new ScriptedBridgeApi(status, body)).ReadAsync("int_old", new ApiToken(ChatwootToken), CancellationToken.None);
}
