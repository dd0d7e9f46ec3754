using Microsoft.AspNetCore.Http.HttpResults;

namespace RyzeChatwoot.Sandbox;

/// <summary>
/// The credentials that the stand-in refuses as a bridge would after asking Chatwoot; it accepts all others:
/// <list type="table">
/// <item><term>host of <c>chatwoot_base_url</c> ends in <c>.invalid</c></term><description>502, no such host</description></item>
/// <item><term><c>chatwoot_api_token</c> is <c>wrong-token</c></term><description>401, Chatwoot refuses the token</description></item>
/// <item><term><c>chatwoot_account_id</c> is 404</term><description>404, Chatwoot knows no such account</description></item>
/// </list>
/// </summary>
internal static class ChatwootRefusals
{
    /// <summary>The error to respond with, or null for accepted credentials.</summary>
    public static JsonHttpResult<ErrorResponse>? Find(ActivateRequest request) => request switch
    {
        _ when request.ChatwootBaseUrl.Host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase) =>
            Refusal(StatusCodes.Status502BadGateway, "Chatwoot did not answer: unknown host"),
        { ChatwootApiToken: "wrong-token" } =>
            Refusal(StatusCodes.Status401Unauthorized, "Chatwoot answered HTTP 401: Invalid Access Token"),
        { ChatwootAccountId: 404 } =>
            Refusal(StatusCodes.Status404NotFound, "Chatwoot answered HTTP 404: Resource could not be found"),
        _ => null,
    };

    private static JsonHttpResult<ErrorResponse> Refusal(int status, string message) =>
        ErrorResponse.Result(status, message, upstreamStatus: status);
}
