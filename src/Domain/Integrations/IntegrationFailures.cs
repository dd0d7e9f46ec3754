using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>Every documented text about integrations, one line each (contract, sections 4 to 7).</summary>
public static class IntegrationFailures
{
    /// <summary>The text of <see cref="GatewayNotConfiguredForDelete"/>.</summary>
    public const string GatewayNotConfiguredForDeleteMessage = "integration gateway not configured";

    /// <summary>List and set on a server without a bridge.</summary>
    public static readonly Failure GatewayNotConfigured =
        new(FailureKind.NotConfigured, "integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)");

    /// <summary>Delete on a server without a bridge.</summary>
    public static readonly Failure GatewayNotConfiguredForDelete =
        new(FailureKind.NotConfigured, GatewayNotConfiguredForDeleteMessage);

    /// <summary>List of an instance that has no integration.</summary>
    public static readonly Failure NoIntegration =
        new(FailureKind.NotFound, "no chatwoot integration for this instance");

    /// <summary>Delete of an instance that has no integration.</summary>
    public static readonly Failure NoIntegrationToDelete =
        new(FailureKind.NotFound, "no chatwoot integration to delete");

    /// <summary>The bridge refuses us, cannot be reached, or is not understood.</summary>
    public static readonly Failure GatewayUnavailable =
        new(FailureKind.UpstreamFailed, "integration gateway unavailable", FailureSource.Gateway);

    /// <summary>The activation took longer than its budget.</summary>
    public static readonly Failure GatewayTimedOut =
        new(FailureKind.UpstreamTimedOut, "integration gateway timed out", FailureSource.Gateway);

    /// <summary>The body breaks rules; all of them are named.</summary>
    /// <param name="faults">Each "&lt;field&gt; &lt;what is wrong&gt;".</param>
    public static Failure InvalidBody(IEnumerable<string> faults) =>
        new(FailureKind.Invalid, $"invalid body: {string.Join("; ", faults)}");

    /// <summary>Chatwoot responded 404 to the bridge.</summary>
    public static Failure ChatwootNotFound(ChatwootSettings settings, string detail) =>
        new(FailureKind.Invalid, $"Chatwoot account or endpoint not found — verify chatwootBaseUrl ({settings.BaseUrl}) and chatwootAccountId ({settings.AccountId}). Detail: {detail}", FailureSource.Chatwoot);

    /// <summary>Chatwoot responded 422 or another 4xx.</summary>
    public static Failure ChatwootRejected(int? status, string detail) =>
        new(FailureKind.Invalid, $"Chatwoot rejected the request as invalid — HTTP {status}. Detail: {detail}", FailureSource.Chatwoot);

    /// <summary>Chatwoot responded 401.</summary>
    public static Failure ChatwootTokenRejected(string detail) =>
        new(FailureKind.Unauthenticated, $"Chatwoot rejected the API token — verify chatwootApiToken. Detail: {detail}", FailureSource.Chatwoot);

    /// <summary>Chatwoot responded 401 as if the request had carried no token.</summary>
    public static Failure ChatwootTokenDropped(string detail) =>
        new(FailureKind.Unauthenticated, $"Chatwoot rejected the API token — verify chatwootApiToken; a proxy in front of Chatwoot may be dropping the api_access_token header. Detail: {detail}", FailureSource.Chatwoot);

    /// <summary>The API token is valid but may not do this.</summary>
    public static Failure ChatwootDenied(ChatwootSettings settings, string detail) =>
        new(FailureKind.AccessDenied, $"Chatwoot denied the request — verify the API token has admin scope on account {settings.AccountId}. Detail: {detail}", FailureSource.Chatwoot);

    /// <summary>The bridge could not reach Chatwoot, or Chatwoot failed.</summary>
    public static Failure ChatwootUnreachable(ChatwootSettings settings, string detail) =>
        new(FailureKind.UpstreamFailed, $"Chatwoot is unreachable — verify chatwootBaseUrl ({settings.BaseUrl}). Detail: {detail}", FailureSource.Chatwoot);
}
