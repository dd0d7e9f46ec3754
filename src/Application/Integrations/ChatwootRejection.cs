using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Maps the cause of a rejection to the documented failure (the table of contract section 7).</summary>
internal static class ChatwootRejection
{
    public static Failure Explain(BridgeActivateReply.Rejected rejected, ChatwootSettings settings) => rejected.Cause switch
    {
        ChatwootCause.NotFound => IntegrationFailures.ChatwootNotFound(settings, rejected.Detail),
        ChatwootCause.TokenRejected => IntegrationFailures.ChatwootTokenRejected(rejected.Detail),
        ChatwootCause.TokenMissing => IntegrationFailures.ChatwootTokenDropped(rejected.Detail),
        ChatwootCause.Denied => IntegrationFailures.ChatwootDenied(settings, rejected.Detail),
        ChatwootCause.Invalid => IntegrationFailures.ChatwootRejected(rejected.ChatwootStatus, rejected.Detail),
        ChatwootCause.Unreachable => IntegrationFailures.ChatwootUnreachable(settings, rejected.Detail),
    };
}
