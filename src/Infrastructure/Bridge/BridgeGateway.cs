using System.Security.Cryptography;
using Polly.Timeout;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Turns the bridge's answers, and their absence, into the replies of the port.</summary>
internal sealed class BridgeGateway(IBridgeApi api, BridgeOptions options, KnownSecrets secrets) : IBridgeGateway
{
    private const int NotFound = 404;

    public bool IsConfigured => options.IsConfigured;

    public async Task<BridgeReadReply> ReadAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken)
    {
        var (response, fault, detail) = await AttemptAsync(api.ReadAsync(bridgeIntegrationId, cancellationToken));
        return response switch
        {
            null => new BridgeReadReply.Failed(fault, detail),
            { StatusCode: NotFound } => new BridgeReadReply.NotFound(),
            { IsSuccess: false } => new BridgeReadReply.Failed(BridgeFault.BadResponse, $"HTTP {response.StatusCode}"),
            { Content: { } body } when StatusOf(body) is { } status =>
                new BridgeReadReply.Live(new LiveStatus(status, LastError(body, apiToken), InboxOf(body))),
            _ => new BridgeReadReply.Failed(BridgeFault.BadResponse, "a body that is not understood"),
        };
    }

    public async Task<BridgeTerminateReply> TerminateAsync(string bridgeIntegrationId, CancellationToken cancellationToken)
    {
        var (response, fault, detail) = await AttemptAsync(api.TerminateAsync(bridgeIntegrationId, cancellationToken));
        return response switch
        {
            null => new BridgeTerminateReply.Failed(fault, detail),
            { IsSuccess: true } or { StatusCode: NotFound } => new BridgeTerminateReply.Gone(),
            _ => new BridgeTerminateReply.Failed(BridgeFault.BadResponse, $"HTTP {response.StatusCode}"),
        };
    }

    public async Task<BridgeActivateReply> ActivateAsync(string instanceName, ChatwootSettings settings, CancellationToken cancellationToken)
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
        var (response, fault, detail) = await AttemptAsync(api.ActivateAsync(body, cancellationToken));
        return response switch
        {
            null => new BridgeActivateReply.Failed(fault, detail),
            { IsSuccess: false } => Refused(response, apiToken),
            { Content: { } integration } when BridgeIntegrationId.IsUsable(integration.Id) =>
                new BridgeActivateReply.Activated(Activated(integration, apiToken)),
            _ => new BridgeActivateReply.Failed(BridgeFault.BadResponse, "a body without a usable id"),
        };
    }

    private BridgeActivateReply Refused(BridgeResponse<IntegrationBody> response, string apiToken)
    {
        var error = BridgeErrorText.Parse(response.Error);
        var detail = secrets.Clean(error.Message, apiToken);
        return error.ChatwootStatus is { } status
            ? new BridgeActivateReply.Rejected(status, detail.Length > 0 ? detail : $"HTTP {status}")
            : new BridgeActivateReply.Failed(BridgeFault.BadResponse, $"HTTP {response.StatusCode} {detail}");
    }

    // The integration runs: whatever else the answer lacks, the next read of its status tells.
    private ActivatedAtBridge Activated(IntegrationBody body, string apiToken) => new(
        body.Id!,
        StatusOf(body) ?? IntegrationStatus.Active,
        InboxOf(body),
        secrets.Clean(body.InboxName, apiToken) is { Length: > 0 } name ? name : null);

    private static IntegrationStatus? StatusOf(IntegrationBody body) => body.Status switch
    {
        "active" => IntegrationStatus.Active,
        "paused" => IntegrationStatus.Paused,
        "error" => IntegrationStatus.Error,
        _ => null,
    };

    private static long InboxOf(IntegrationBody body) => body.InboxId is > 0 and var id ? id : 0;

    private string LastError(IntegrationBody body, ApiToken apiToken)
    {
        if (string.IsNullOrEmpty(body.LastError))
        {
            return "";
        }

        try
        {
            return secrets.Clean(body.LastError, apiToken.Reveal());
        }
        catch (CryptographicException)
        {
            // What must be masked is not known, so nothing of the text is shown.
            return UntrustedText.Mask;
        }
    }

    private static async Task<(BridgeResponse<IntegrationBody>? Response, BridgeFault Fault, string Detail)> AttemptAsync(
        Task<BridgeResponse<IntegrationBody>> call)
    {
        try
        {
            return (await call, default, "");
        }
        catch (TimeoutRejectedException exception)
        {
            return (null, BridgeFault.Timeout, $"no answer within {exception.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException exception)
        {
            return (null, FaultOf(exception.HttpRequestError), exception.HttpRequestError.ToString());
        }
        catch (HttpIOException exception)
        {
            return (null, FaultOf(exception.HttpRequestError), exception.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return (null, BridgeFault.Unreachable, "the connection broke");
        }
    }

    private static BridgeFault FaultOf(HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            ? BridgeFault.BadResponse
            : BridgeFault.Unreachable;
}
