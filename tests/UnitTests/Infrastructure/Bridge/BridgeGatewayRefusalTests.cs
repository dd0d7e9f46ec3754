using RyzeChatwoot.Application.Ports;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeGatewayRefusalTests
{
    [TestCase("""{"error":{"message":"Invalid token","upstream_status":401}}""", ChatwootCause.TokenRejected, 401, "Invalid token")]
    [TestCase("""{"error":"HTTP 404: no such account"}""", ChatwootCause.NotFound, 404, "HTTP 404: no such account")]
    [TestCase("""{"error":{"message":"<b>late</b>\u0007","upstream_status":503}}""", ChatwootCause.Unreachable, 503, "late")]
    [TestCase("""{"error":{"message":"bad chatwoot-token-of-the-tests","upstream_status":401}}""", ChatwootCause.TokenRejected, 401, "bad [redacted]")]
    [TestCase("""{"error":{"message":"bad bridge-token-of-the-tests","upstream_status":401}}""", ChatwootCause.TokenRejected, 401, "bad [redacted]")]
    [TestCase("""{"error":{"message":"","upstream_status":401}}""", ChatwootCause.TokenRejected, 401, "HTTP 401")]
    [TestCase("""{"error":{"message":"<br>","upstream_status":401}}""", ChatwootCause.TokenRejected, 401, "HTTP 401")]
    [TestCase("""{"error":"connect ECONNREFUSED 10.0.0.7:443"}""", ChatwootCause.Unreachable, null, "connect ECONNREFUSED 10.0.0.7:443")]
    public async Task Quotes_Chatwoot_in_sanitized_text(string error, ChatwootCause cause, int? status, string detail) =>
        Assert.That(await RefuseAsync(502, error), Is.EqualTo(new BridgeActivateReply.Rejected(cause, status, detail)));

    [Test]
    public async Task Finds_the_cause_behind_the_300_characters_that_are_shown()
    {
        var reply = await RefuseAsync(502, $"{new string('u', 315)} HTTP 401: You are not authorized to do this action");

        Assert.That(reply, Is.EqualTo(new BridgeActivateReply.Rejected(ChatwootCause.Denied, 401, new string('u', 300))));
    }

    [Test]
    public async Task Cuts_a_long_text_to_300_characters()
    {
        var reply = await RefuseAsync(502, $"HTTP 500 {new string('x', 1000)}");

        Assert.That(((BridgeActivateReply.Rejected)reply).Detail, Has.Length.EqualTo(300));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(422)]
    [TestCase(500)]
    [TestCase(302)]
    public async Task Takes_an_error_without_a_status_of_Chatwoots_for_the_bridges_own(int status) => Assert.That(
        await RefuseAsync(status, """{"error":{"message":"no"}}"""),
        Is.EqualTo(new BridgeActivateReply.Failed(BridgeFault.BadResponse, $"HTTP {status} no")));

    [Test]
    public async Task Masks_secrets_in_the_bridges_own_errors()
    {
        var reply = await RefuseAsync(401, $"<p>{BridgeToken} is not {ChatwootToken}</p>");

        Assert.That(reply, Is.EqualTo(new BridgeActivateReply.Failed(BridgeFault.BadResponse, "HTTP 401 [redacted] is not [redacted]")));
    }

    private static Task<BridgeActivateReply> RefuseAsync(int status, string error) =>
        GatewayOf.Api(new ScriptedBridgeApi(status, error: error)).ActivateAsync("suporte", Settings(), CancellationToken.None);
}
