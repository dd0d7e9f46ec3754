using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock;

namespace RyzeChatwoot.BridgeMock;

/// <summary>
/// The bridge as a WireMock.Net server on a free loopback port, with the behaviour that the contract documents (section 8): it activates,
/// reads and terminates integrations, responds 404 to an id that it does not have and 401 to another bearer token than its own. Faults are
/// switched on for a kind of call and off again, from any thread.
/// </summary>
public sealed class BridgeMockServer : IAsyncDisposable
{
    /// <summary>The bearer token that is accepted where a test does not choose one.</summary>
    public const string DefaultToken = "bridge-mock-token";

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly string pathPrefix;
    private readonly WireMockHost host;
    private readonly IntegrationStore store = new();
    private readonly CallLog log = new();
    private readonly ConcurrentDictionary<BridgeCall, BridgeReply> faults = new();

    private BridgeMockServer(string token, string pathPrefix)
    {
        Token = token;
        this.pathPrefix = pathPrefix;
        host = new WireMockHost(RespondAsync);
    }

    /// <summary>The value for <c>BRIDGE_URL</c>; without a trailing slash where there is a path prefix.</summary>
    public Uri BaseUrl => new($"http://127.0.0.1:{host.Port}{pathPrefix}");

    /// <summary>The value for <c>BRIDGE_TOKEN</c>.</summary>
    public string Token { get; }

    /// <summary>The integrations that were activated and not terminated, at this moment.</summary>
    public IReadOnlyList<MockIntegration> Integrations => store.Snapshot();

    /// <summary>All requests so far in the order of arrival, those to unknown routes included. A request is listed before it is responded to.</summary>
    public IReadOnlyList<RecordedCall> Calls => log.Snapshot();

    /// <summary>
    /// Called for every request before anything else, possibly on several threads at once; a reply is sent instead of the bridge's own,
    /// null leaves the request to the bridge. For what depends on the request, such as a fault of the first call only.
    /// </summary>
    public Func<RecordedCall, BridgeReply?>? Interceptor { get; set; }

    /// <summary>Starts a bridge.</summary>
    /// <param name="token">The only bearer token that is accepted.</param>
    /// <param name="pathPrefix">Stands before every route, as in <c>/bridge/x</c>.</param>
    public static Task<BridgeMockServer> StartAsync(string token = DefaultToken, string pathPrefix = "") => Task.Run(() =>
    {
        var trimmed = pathPrefix.Trim('/');
        var server = new BridgeMockServer(token, trimmed.Length == 0 ? "" : $"/{trimmed}");
        server.host.Start();
        return server;
    });

    /// <summary>Sends this reply to every call of a kind from now on; the bridge does not act on it.</summary>
    public void Fail(BridgeCall call, BridgeReply reply) => faults[call] = reply;

    /// <summary>Sends this reply to every call from now on; the bridge does not act on it.</summary>
    public void Fail(BridgeReply reply) => Array.ForEach(Enum.GetValues<BridgeCall>(), call => Fail(call, reply));

    /// <summary>Switches every fault off. A stopped server stays stopped.</summary>
    public void Recover() => faults.Clear();

    /// <summary>Changes what reads of an integration respond.</summary>
    /// <param name="id">The bridge's id.</param>
    /// <param name="status"><c>active</c>, <c>paused</c> or <c>error</c>.</param>
    /// <param name="lastError">Null when healthy.</param>
    /// <param name="inboxId">Null until known.</param>
    /// <exception cref="KeyNotFoundException">There is no such integration.</exception>
    public void SetStatus(string id, string status, string? lastError = null, long? inboxId = null) =>
        store.Update(id, status, lastError, inboxId);

    /// <summary>The requests of one kind, in the order of arrival.</summary>
    public IReadOnlyList<RecordedCall> CallsTo(BridgeCall call) => [.. log.Snapshot().Where(recorded => recorded.Call == call)];

    /// <summary>Completes when the <paramref name="count"/>-th such call has arrived in full, which is before it is responded to.</summary>
    /// <param name="call">The kind of call.</param>
    /// <param name="count">Counted from 1, earlier calls included.</param>
    /// <param name="timeout">10 s where absent.</param>
    /// <exception cref="TimeoutException">It did not arrive; the text lists the calls that did.</exception>
    public Task<RecordedCall> WaitForCallAsync(BridgeCall call, int count = 1, TimeSpan? timeout = null) =>
        log.WaitAsync(call, count, timeout ?? DefaultTimeout);

    /// <summary>Aborts the requests under way and refuses connections from then on.</summary>
    public Task StopAsync() => Task.Run(host.Stop);

    /// <summary>Listens again at the same <see cref="BaseUrl"/>, with its integrations, faults and recorded requests.</summary>
    public Task RestartAsync() => Task.Run(() =>
    {
        host.Stop();
        host.Start();
    });

    /// <summary>Aborts the requests under way and frees the port.</summary>
    public async ValueTask DisposeAsync() => await Task.Run(host.Dispose);

    private Task RespondAsync(HttpContext context, IRequestMessage message, CancellationToken cancellationToken)
    {
        var rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var route = BridgeRoute.Match(pathPrefix, context.Request.Method, rawTarget);
        var call = log.Add(new RecordedCall
        {
            Call = route?.Call,
            Id = route?.Id,
            Method = context.Request.Method,
            RawPath = rawTarget,
            Headers = context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = message.Body ?? "",
        });
        return ReplyTo(call).SendAsync(context, cancellationToken);
    }

    private BridgeReply ReplyTo(RecordedCall call)
    {
        if (Interceptor?.Invoke(call) is { } intercepted) return intercepted;
        if (call.Call is { } kind && faults.TryGetValue(kind, out var fault)) return fault;

        return call.Headers.GetValueOrDefault("Authorization") == $"Bearer {Token}"
            ? store.Respond(call)
            : BridgeReply.Error((int)HttpStatusCode.Unauthorized, "missing or wrong bearer token");
    }
}
