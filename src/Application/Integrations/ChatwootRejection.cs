using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Tells a person what to mend when Chatwoot said no (the table of contract section 7).</summary>
internal static class ChatwootRejection
{
    private const string NotSignedIn = "You need to sign in or sign up before continuing.";

    private static readonly string[] Denials =
    [
        "not authorized to do this action",
        "not authorized to access this account",
        "Account is suspended",
        "not authorized for bots",
    ];

    public static Failure Explain(BridgeActivateReply.Rejected rejected, ChatwootSettings settings)
    {
        var detail = rejected.Detail;
        return rejected.ChatwootStatus switch
        {
            404 => IntegrationFailures.ChatwootNotFound(settings, detail),
            401 when Mentions(detail, NotSignedIn) => IntegrationFailures.ChatwootTokenDropped(detail),
            401 when Denials.Any(denial => Mentions(detail, denial)) => IntegrationFailures.ChatwootDenied(settings, detail),
            401 => IntegrationFailures.ChatwootTokenRejected(detail),
            403 => IntegrationFailures.ChatwootDenied(settings, detail),
            >= 400 and <= 499 => IntegrationFailures.ChatwootRejected(rejected.ChatwootStatus, detail),

            // Anything that is neither a yes nor a no (5xx, a redirect, no status at all) is not the Chatwoot that was meant.
            _ => IntegrationFailures.ChatwootUnreachable(settings, detail),
        };
    }

    private static bool Mentions(string detail, string phrase) => detail.Contains(phrase, StringComparison.OrdinalIgnoreCase);
}
