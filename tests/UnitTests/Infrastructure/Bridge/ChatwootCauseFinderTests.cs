using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class ChatwootCauseFinderTests
{
    [TestCase(404, ChatwootCause.NotFound)]
    [TestCase(403, ChatwootCause.Denied)]
    [TestCase(401, ChatwootCause.TokenRejected)]
    [TestCase(400, ChatwootCause.Invalid)]
    [TestCase(402, ChatwootCause.Invalid)]
    [TestCase(422, ChatwootCause.Invalid)]
    [TestCase(429, ChatwootCause.Invalid)]
    [TestCase(499, ChatwootCause.Invalid)]
    [TestCase(500, ChatwootCause.Unreachable)]
    [TestCase(503, ChatwootCause.Unreachable)]
    [TestCase(599, ChatwootCause.Unreachable)]
    [TestCase(302, ChatwootCause.Unreachable)]
    [TestCase(200, ChatwootCause.Unreachable)]
    [TestCase(0, ChatwootCause.Unreachable)]
    [TestCase(null, null)]
    public void Takes_the_cause_from_the_status(int? status, ChatwootCause? cause) =>
        Assert.That(ChatwootCauseFinder.Find(status, "no"), Is.EqualTo(cause));

    [TestCase("You need to sign in or sign up before continuing.")]
    [TestCase("HTTP 401: you need to SIGN IN or sign up before continuing.")]
    [TestCase("""{"errors":["Você precisa entrar ou se inscrever antes de continuar."]}""")]
    [TestCase("""HTTP 401: {"errors":["Você precisa entrar ou se inscrever antes de continuar."]} (after 1 attempt)""")]
    [TestCase("""HTTP 401: {"status":"error","errors":["Para continuar, inicia sesi""")]
    public void Suspects_a_proxy_where_Chatwoot_saw_no_token(string text) =>
        Assert.That(ChatwootCauseFinder.Find(401, text), Is.EqualTo(ChatwootCause.TokenMissing));

    [TestCase("Invalid Access Token")]
    [TestCase("You need to sign in")]
    [TestCase("not authorized")]
    [TestCase("""{"error":"Invalid Access Token"}""")]
    [TestCase("""{"error":"Invalid Access Token","errors":[]}""")]
    [TestCase("""{"data":{"errors":["no"]}}""")]
    [TestCase("""{"errors" no JSON""")]
    [TestCase("{errors}")]
    [TestCase("the field errors is missing")]
    public void Points_at_the_token_on_any_other_401(string text) =>
        Assert.That(ChatwootCauseFinder.Find(401, text), Is.EqualTo(ChatwootCause.TokenRejected));

    [TestCase("You are not authorized to do this action")]
    [TestCase("You are not authorized to access this account")]
    [TestCase("Account is suspended")]
    [TestCase("Access to this endpoint is not authorized for bots")]
    [TestCase("""{"errors":["You are not authorized to do this action"]}""")]
    public void Takes_some_texts_of_a_401_for_a_denial(string text) =>
        Assert.That(ChatwootCauseFinder.Find(401, text), Is.EqualTo(ChatwootCause.Denied));

    [TestCase(404, ChatwootCause.NotFound)]
    [TestCase(422, ChatwootCause.Invalid)]
    [TestCase(500, ChatwootCause.Unreachable)]
    [TestCase(403, ChatwootCause.Denied)]
    public void Reads_the_text_of_a_401_only(int status, ChatwootCause cause) => Assert.That(
        ChatwootCauseFinder.Find(status, "Account is suspended. You need to sign in or sign up before continuing."), Is.EqualTo(cause));

    [TestCase("connect ECONNREFUSED 10.0.0.7:443")]
    [TestCase("getaddrinfo ENOTFOUND chat.example.com")]
    [TestCase("getaddrinfo EAI_AGAIN chat.example.com")]
    [TestCase("connect ETIMEDOUT")]
    [TestCase("read ECONNRESET")]
    [TestCase("connect EHOSTUNREACH")]
    [TestCase("dial tcp 10.0.0.7:443: connect: connection refused")]
    [TestCase("Connection refused (Connection refused)")]
    [TestCase("dial tcp: lookup chat.example.com: no such host")]
    [TestCase("read tcp: i/o timeout")]
    [TestCase("x509: certificate signed by unknown authority")]
    public void Takes_a_network_failure_without_a_status_for_Chatwoots(string text) =>
        Assert.That(ChatwootCauseFinder.Find(null, text), Is.EqualTo(ChatwootCause.Unreachable));

    [Test]
    public void Prefers_the_status_to_a_network_failure() =>
        Assert.That(ChatwootCauseFinder.Find(422, "certificate is not allowed"), Is.EqualTo(ChatwootCause.Invalid));
}
