using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Polly.Timeout;
using Refit;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Maps the bridge's responses, and network faults, to the replies of the port.</summary>
internal sealed class BridgeGateway(
    IBridgeApi api, ReadCoalescer reads, ReadCircuit circuit, BridgeOptions options, SecretRedactor secrets, BridgeMetrics metrics) : IBridgeGateway
{
    public bool IsConfigured => options.IsConfigured;

    public bool AdmitsBackgroundReads => circuit.AdmitsBackground;

    public Task<BridgeReadReply> ReadAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken) =>
        ReadAsync(bridgeIntegrationId, apiToken, isBackground: false, cancellationToken);

    public Task<BridgeReadReply> ReadInBackgroundAsync(string bridgeIntegrationId, ApiToken apiToken, CancellationToken cancellationToken) =>
        ReadAsync(bridgeIntegrationId, apiToken, isBackground: true, cancellationToken);

    private Task<BridgeReadReply> ReadAsync(
        string bridgeIntegrationId, ApiToken apiToken, bool isBackground, CancellationToken cancellationToken) =>
        reads.ReadAsync(
            bridgeIntegrationId,
            token => metrics.MeasureAsync(
                BridgeOperation.Read,
                SendAsync(
                    () => api.ReadAsync(bridgeIntegrationId, token),
                    response => ToReading(response, apiToken),
                    (fault, detail) => new BridgeReading(new BridgeReadReply.Failed(fault, detail), fault != BridgeFault.BadResponse)),
                static reading => OutcomeOf(reading.Reply)),
            isBackground,
            cancellationToken);

    public Task<BridgeTerminateReply> TerminateAsync(string bridgeIntegrationId, CancellationToken cancellationToken) =>
        metrics.MeasureAsync(
            BridgeOperation.Terminate,
            SendAsync(
                () => api.TerminateAsync(bridgeIntegrationId, cancellationToken),
                ToTerminateReply,
                (fault, detail) => new BridgeTerminateReply.Failed(fault, detail)),
            OutcomeOf);

    public Task<BridgeActivateReply> ActivateAsync(string instanceName, ChatwootSettings settings, CancellationToken cancellationToken)
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
        return metrics.MeasureAsync(
            BridgeOperation.Activate,
            SendAsync(
                () => api.ActivateAsync(body, cancellationToken),
                response => ToActivateReply(response, apiToken),
                (fault, detail) => new BridgeActivateReply.Failed(fault, detail)),
            OutcomeOf);
    }

    /// <summary>The metrics' <c>outcome</c> of a read.</summary>
    internal static string OutcomeOf(BridgeReadReply reply) => reply switch
    {
        BridgeReadReply.NotFound => "not_found",
        BridgeReadReply.Failed failed => BridgeMetrics.OutcomeOf(failed.Fault),
        _ => BridgeMetrics.Ok,
    };

    /// <summary>The metrics' <c>outcome</c> of a termination.</summary>
    internal static string OutcomeOf(BridgeTerminateReply reply) =>
        reply is BridgeTerminateReply.Failed failed ? BridgeMetrics.OutcomeOf(failed.Fault) : BridgeMetrics.Ok;

    /// <summary>The metrics' <c>outcome</c> of an activation.</summary>
    internal static string OutcomeOf(BridgeActivateReply reply) => reply switch
    {
        BridgeActivateReply.Rejected => "rejected",
        BridgeActivateReply.Failed failed => BridgeMetrics.OutcomeOf(failed.Fault),
        _ => BridgeMetrics.Ok,
    };

    /// <summary>Sends a request; of its exceptions, only cancellation and bugs are left to be thrown.</summary>
    internal static async Task<TReply> SendAsync<TReply>(
        Func<Task<IApiResponse<IntegrationBody>>> send,
        Func<IApiResponse<IntegrationBody>, TReply> onResponse,
        Func<BridgeFault, string, TReply> onFault)
    {
        // Background work has no trace that it belongs to.
        using var activity = Activity.Current is null ? new Activity("bridge").Start() : null;
        try
        {
            using var response = await send();
            return onResponse(response);
        }
        catch (TimeoutRejectedException exception)
        {
            return onFault(BridgeFault.Timeout, $"no response within {exception.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException exception)
        {
            return onFault(FaultOf(exception.HttpRequestError), DetailOf(exception.HttpRequestError, exception));
        }
        catch (IOException exception)
        {
            var error = (exception as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;
            return onFault(FaultOf(error), DetailOf(error, exception));
        }
    }

    private static BridgeFault FaultOf(HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            ? BridgeFault.BadResponse
            : BridgeFault.Unreachable;

    // Our own words: an exception's text may name hosts or repeat headers.
    private static string DetailOf(HttpRequestError error, Exception exception) => exception.GetBaseException() switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        _ when error == HttpRequestError.Unknown => "the connection broke",
        _ => error.ToString(),
    };

    private BridgeReading ToReading(IApiResponse<IntegrationBody> response, ApiToken apiToken) => response switch
    {
        { StatusCode: HttpStatusCode.NotFound } => new BridgeReading(new BridgeReadReply.NotFound(), IsOutage: false),
        { IsSuccessStatusCode: false } => BadReading(HttpStatusOf(response), response.StatusCode >= HttpStatusCode.InternalServerError),
        { Content: { } body } when body.ToStatus() is { } status => new BridgeReading(
            new BridgeReadReply.Live(new LiveStatus(status, LastErrorOf(body, apiToken), body.ToInboxId())), IsOutage: false),
        _ => BadReading("a body that is not understood", isOutage: false),
    };

    private static BridgeReading BadReading(string detail, bool isOutage) =>
        new(new BridgeReadReply.Failed(BridgeFault.BadResponse, detail), isOutage);

    private string LastErrorOf(IntegrationBody body, ApiToken apiToken)
    {
        if (string.IsNullOrEmpty(body.LastError))
        {
            return "";
        }

        try
        {
            return secrets.Sanitize(body.LastError, apiToken.Reveal());
        }
        catch (CryptographicException)
        {
            // The secret to mask cannot be decrypted, so nothing of the text is shown.
            return TextSanitizer.Mask;
        }
    }

    private static BridgeTerminateReply ToTerminateReply(IApiResponse<IntegrationBody> response) =>
        response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotFound
            ? new BridgeTerminateReply.Gone()
            : new BridgeTerminateReply.Failed(BridgeFault.BadResponse, HttpStatusOf(response));

    private BridgeActivateReply ToActivateReply(IApiResponse<IntegrationBody> response, string apiToken) => response switch
    {
        { IsSuccessStatusCode: false } => ToRefusal(response, apiToken),
        { Content: { } body } when BridgeIntegrationId.IsUsable(body.Id) => new BridgeActivateReply.Activated(ToActivated(body, apiToken)),
        _ => new BridgeActivateReply.Failed(BridgeFault.BadResponse, "a body without a usable id"),
    };

    private BridgeActivateReply ToRefusal(IApiResponse<IntegrationBody> response, string apiToken)
    {
        var text = response.HasResponseError(out var error) ? error.Content : null;
        var refusal = BridgeErrorText.Parse(text ?? "");
        var detail = secrets.Sanitize(refusal.Message, apiToken);
        return refusal.Cause is { } cause
            ? new BridgeActivateReply.Rejected(cause, refusal.ChatwootStatus, detail.Length > 0 ? detail : $"HTTP {refusal.ChatwootStatus}".TrimEnd())
            : new BridgeActivateReply.Failed(BridgeFault.BadResponse, $"{HttpStatusOf(response)} {detail}".TrimEnd());
    }

    // The integration runs at the bridge; what the response lacks, the next read provides.
    private ActivatedAtBridge ToActivated(IntegrationBody body, string apiToken) => new(
        body.Id!,
        body.ToStatus() ?? IntegrationStatus.Active,
        body.ToInboxId(),
        secrets.Sanitize(body.InboxName, apiToken) is { Length: > 0 } name ? name : null);

    private static string HttpStatusOf(IApiResponse<IntegrationBody> response) => $"HTTP {(int)response.StatusCode!}";
}
