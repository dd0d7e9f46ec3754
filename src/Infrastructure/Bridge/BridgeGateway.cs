using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Turns the bridge's answers, and their absence, into the replies of the port.</summary>
internal sealed class BridgeGateway(IBridgeApi api, ReadCoalescer reads, BridgeOptions options, SecretRedactor secrets, BridgeMetrics metrics) : IBridgeGateway
{
    private const int NotFound = 404;

    public bool IsConfigured => options.IsConfigured;

    public Task<BridgeReadReply> ReadAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken) =>
        reads.ReadAsync(bridgeIntegrationId, apiToken, cancellationToken);

    public Task<BridgeTerminateReply> TerminateAsync(string bridgeIntegrationId, CancellationToken cancellationToken) =>
        metrics.TerminateAsync(AskToTerminateAsync(bridgeIntegrationId, cancellationToken));

    public Task<BridgeActivateReply> ActivateAsync(string instanceName, ChatwootSettings settings, CancellationToken cancellationToken) =>
        metrics.ActivateAsync(AskToActivateAsync(instanceName, settings, cancellationToken));

    private async Task<BridgeTerminateReply> AskToTerminateAsync(string bridgeIntegrationId, CancellationToken cancellationToken)
    {
        var attempt = await BridgeAttempt.OfAsync(api.TerminateAsync(bridgeIntegrationId, cancellationToken));
        return attempt.Response switch
        {
            null => new BridgeTerminateReply.Failed(attempt.Fault, attempt.Detail),
            { IsSuccess: true } or { StatusCode: NotFound } => new BridgeTerminateReply.Gone(),
            { } answer => new BridgeTerminateReply.Failed(BridgeFault.BadResponse, $"HTTP {answer.StatusCode}"),
        };
    }

    private async Task<BridgeActivateReply> AskToActivateAsync(string instanceName, ChatwootSettings settings, CancellationToken cancellationToken)
    {
        var apiToken = settings.ApiToken.Reveal();
        var body = new ActivationBody(
            instanceName,
            options.RyzeApiUrl,
            settings.BaseUrl,
            settings.AccountId,
            apiToken,
            settings.InboxName,
            settings.SignMessages,
            settings.IgnoreGroups,
            settings.StartAsPending,
            settings.ReopenResolved);
        var attempt = await BridgeAttempt.OfAsync(api.ActivateAsync(body, cancellationToken));
        return attempt.Response switch
        {
            null => new BridgeActivateReply.Failed(attempt.Fault, attempt.Detail),
            { IsSuccess: false } answer => Refused(answer, apiToken),
            { Content: { } integration } when BridgeIntegrationId.IsUsable(integration.Id) =>
                new BridgeActivateReply.Activated(Activated(integration, apiToken)),
            _ => new BridgeActivateReply.Failed(BridgeFault.BadResponse, "a body without a usable id"),
        };
    }

    private BridgeActivateReply Refused(BridgeResponse<IntegrationBody> response, string apiToken)
    {
        var error = BridgeErrorText.Parse(response.Error);
        var detail = secrets.Sanitize(error.Message, apiToken);
        return error.Cause is { } cause
            ? new BridgeActivateReply.Rejected(cause, error.ChatwootStatus, detail.Length > 0 ? detail : $"HTTP {error.ChatwootStatus}".TrimEnd())
            : new BridgeActivateReply.Failed(BridgeFault.BadResponse, $"HTTP {response.StatusCode} {detail}".TrimEnd());
    }

    // The integration runs: whatever else the answer lacks, the next read of its status tells.
    private ActivatedAtBridge Activated(IntegrationBody body, string apiToken) => new(
        body.Id!,
        body.ToStatus() ?? IntegrationStatus.Active,
        body.ToInboxId(),
        secrets.Sanitize(body.InboxName, apiToken) is { Length: > 0 } name ? name : null);
}
