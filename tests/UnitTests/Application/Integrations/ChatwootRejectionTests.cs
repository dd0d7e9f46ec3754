using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ChatwootRejectionTests
{
    [Test]
    public void Points_at_the_url_and_the_account_on_404() => AssertExplained(
        404,
        "Not here",
        FailureKind.Invalid,
        "Chatwoot account or endpoint not found — verify chatwootBaseUrl (https://chatwoot.example.com) and chatwootAccountId (5). Detail: Not here");

    [TestCase(400)]
    [TestCase(402)]
    [TestCase(405)]
    [TestCase(418)]
    [TestCase(422)]
    [TestCase(429)]
    [TestCase(499)]
    public void Tells_the_status_of_any_other_4xx(int status) => AssertExplained(
        status,
        "Name is taken",
        FailureKind.Invalid,
        $"Chatwoot rejected the request as invalid — HTTP {status}. Detail: Name is taken");

    [TestCase("Invalid token")]
    [TestCase("You need to sign in")]
    [TestCase("not authorized")]
    public void Points_at_the_api_token_on_401(string detail) => AssertExplained(
        401,
        detail,
        FailureKind.Unauthenticated,
        $"Chatwoot rejected the API token — verify chatwootApiToken. Detail: {detail}");

    [TestCase("You need to sign in or sign up before continuing.")]
    [TestCase("HTTP 401: You need to sign in or sign up before continuing.")]
    public void Suspects_a_proxy_where_Chatwoot_saw_no_token(string detail) => AssertExplained(
        401,
        detail,
        FailureKind.Unauthenticated,
        $"Chatwoot rejected the API token — verify chatwootApiToken; a proxy in front of Chatwoot may be dropping the api_access_token header. Detail: {detail}");

    [TestCase("not authorized to do this action")]
    [TestCase("You are not authorized to do this action")]
    [TestCase("not authorized to access this account")]
    [TestCase("You are not authorized to access this account")]
    [TestCase("Account is suspended")]
    [TestCase("Access to this endpoint is not authorized for bots")]
    public void Points_at_the_scope_where_a_401_means_denied(string detail) => AssertExplained(
        401,
        detail,
        FailureKind.AccessDenied,
        $"Chatwoot denied the request — verify the API token has admin scope on account 5. Detail: {detail}");

    [TestCase("Forbidden")]
    [TestCase("You need to sign in or sign up before continuing.")]
    public void Points_at_the_scope_on_403_whatever_the_text(string detail) => AssertExplained(
        403,
        detail,
        FailureKind.AccessDenied,
        $"Chatwoot denied the request — verify the API token has admin scope on account 5. Detail: {detail}");

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(599)]
    [TestCase(302)]
    [TestCase(200)]
    [TestCase(0)]
    public void Points_at_the_url_where_Chatwoot_was_not_reached(int status) => AssertExplained(
        status,
        "No answer",
        FailureKind.UpstreamFailed,
        "Chatwoot is unreachable — verify chatwootBaseUrl (https://chatwoot.example.com). Detail: No answer");

    [TestCase(404)]
    [TestCase(422)]
    [TestCase(500)]
    public void Takes_a_denial_for_one_only_on_401(int status)
    {
        var failure = ChatwootRejection.Explain(new BridgeActivateReply.Rejected(status, "Account is suspended"), Settings());

        Assert.That(failure.Message, Does.Not.StartWith("Chatwoot denied the request"));
    }

    private static void AssertExplained(int status, string detail, FailureKind kind, string message)
    {
        var failure = ChatwootRejection.Explain(new BridgeActivateReply.Rejected(status, detail), Settings());

        Assert.That(failure, Is.EqualTo(new Failure(kind, message)));
    }
}
