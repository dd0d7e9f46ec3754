using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ChatwootRejectionTests
{
    [TestCase(
        ChatwootCause.NotFound,
        FailureKind.Invalid,
        "Chatwoot account or endpoint not found — verify chatwootBaseUrl (https://chatwoot.example.com) and chatwootAccountId (5). Detail: said so")]
    [TestCase(ChatwootCause.Invalid, FailureKind.Invalid, "Chatwoot rejected the request as invalid — HTTP 418. Detail: said so")]
    [TestCase(
        ChatwootCause.TokenRejected,
        FailureKind.Unauthenticated,
        "Chatwoot rejected the API token — verify chatwootApiToken. Detail: said so")]
    [TestCase(
        ChatwootCause.TokenMissing,
        FailureKind.Unauthenticated,
        "Chatwoot rejected the API token — verify chatwootApiToken; a proxy in front of Chatwoot may be dropping the api_access_token header. Detail: said so")]
    [TestCase(
        ChatwootCause.Denied,
        FailureKind.AccessDenied,
        "Chatwoot denied the request — verify the API token has admin scope on account 5. Detail: said so")]
    [TestCase(
        ChatwootCause.Unreachable,
        FailureKind.UpstreamFailed,
        "Chatwoot is unreachable — verify chatwootBaseUrl (https://chatwoot.example.com). Detail: said so")]
    public void Says_what_to_correct_and_that_Chatwoot_is_the_source(ChatwootCause cause, FailureKind kind, string message)
    {
        var failure = ChatwootRejection.Explain(new BridgeActivateReply.Rejected(cause, 418, "said so"), Settings());

        Assert.That(failure, Is.EqualTo(new Failure(kind, message, FailureSource.Chatwoot)));
    }
}
