using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NUnit.Framework;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// The bridge as a test double on loopback HTTP. It answers as scripted, records every request, and remembers each one
/// that nobody scripted, so that a test can fail on it. A script may change at any time, from any thread; a later one
/// for the same call (and the same id) takes the earlier one's place.
/// </summary>
public sealed class BridgeStub : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string pathPrefix;
    private readonly LoopbackServer server;
    private readonly BridgeScript script = new();
    private readonly CallLog log = new();
    private readonly ConcurrentQueue<string> unscripted = new();

    private BridgeStub(string pathPrefix)
    {
        this.pathPrefix = pathPrefix;
        server = new LoopbackServer(AnswerAsync);
    }

    /// <summary>What <c>BRIDGE_URL</c> is set to; without a trailing slash where there is a path prefix.</summary>
    public Uri BaseUrl => new($"http://127.0.0.1:{server.Port}{pathPrefix}");

    /// <summary>All requests so far in the order of arrival, the unscripted ones included.</summary>
    public IReadOnlyList<RecordedCall> Calls => log.Snapshot();

    /// <param name="pathPrefix">Stands before every route, as in <c>/bridge/x</c>.</param>
    public static async Task<BridgeStub> StartAsync(string pathPrefix = "")
    {
        var trimmed = pathPrefix.Trim('/');
        var stub = new BridgeStub(trimmed.Length == 0 ? "" : $"/{trimmed}");
        await stub.server.StartAsync();
        return stub;
    }

    public void OnActivate(BridgeReply reply) => OnActivate(_ => reply);

    public void OnActivate(Func<RecordedCall, BridgeReply> reply) => script.Set(BridgeCall.Activate, id: null, reply);

    /// <summary>For every id that has no script of its own.</summary>
    public void OnRead(BridgeReply reply) => OnRead(_ => reply);

    /// <inheritdoc cref="OnRead(BridgeReply)"/>
    public void OnRead(Func<RecordedCall, BridgeReply> reply) => script.Set(BridgeCall.Read, id: null, reply);

    public void OnRead(string id, BridgeReply reply) => OnRead(id, _ => reply);

    public void OnRead(string id, Func<RecordedCall, BridgeReply> reply) => script.Set(BridgeCall.Read, id, reply);

    /// <summary>For every id that has no script of its own.</summary>
    public void OnTerminate(BridgeReply reply) => OnTerminate(_ => reply);

    /// <inheritdoc cref="OnTerminate(BridgeReply)"/>
    public void OnTerminate(Func<RecordedCall, BridgeReply> reply) => script.Set(BridgeCall.Terminate, id: null, reply);

    public void OnTerminate(string id, BridgeReply reply) => OnTerminate(id, _ => reply);

    public void OnTerminate(string id, Func<RecordedCall, BridgeReply> reply) => script.Set(BridgeCall.Terminate, id, reply);

    public IReadOnlyList<RecordedCall> CallsTo(BridgeCall call) => [.. log.Snapshot().Where(recorded => recorded.Call == call)];

    /// <summary>Completes when the <paramref name="count"/>-th such call has arrived in full, which is before it is answered.</summary>
    /// <param name="call">The kind of call.</param>
    /// <param name="count">Counted from 1, calls of the past included.</param>
    /// <param name="timeout">10 s where absent.</param>
    /// <exception cref="TimeoutException">It did not arrive; the text lists what did.</exception>
    public Task<RecordedCall> WaitForCallAsync(BridgeCall call, int count = 1, TimeSpan? timeout = null) =>
        log.WaitAsync(call, count, timeout ?? Patience);

    /// <summary>Fails the test when a request came in that nobody scripted, or whose script threw. For TearDown.</summary>
    public void AssertNoUnscriptedCalls() => Assert.That(unscripted, Is.Empty, "The bridge got calls that it had no answer for");

    /// <summary>Breaks what is under way and refuses connections from then on.</summary>
    public Task StopAsync() => server.StopAsync();

    /// <summary>Listens again at the same <see cref="BaseUrl"/>, with scripts and recordings kept.</summary>
    public async Task RestartAsync()
    {
        await server.StopAsync();
        await server.StartAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellation)
    {
        var call = log.Add(await RecordAsync(context, cancellation));
        await Reply(call).SendAsync(context, cancellation);
    }

    private async Task<RecordedCall> RecordAsync(HttpContext context, CancellationToken cancellation)
    {
        var request = context.Request;
        var rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var route = BridgeRoute.Match(pathPrefix, request.Method, rawTarget);
        using var body = new StreamReader(request.Body);

        return new RecordedCall
        {
            Call = route?.Call,
            Id = route?.Id,
            Method = request.Method,
            RawPath = rawTarget,
            Headers = request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase),
            Body = await body.ReadToEndAsync(cancellation),
        };
    }

    private BridgeReply Reply(RecordedCall call)
    {
        try
        {
            return script.Find(call) is { } reply ? reply(call) : NotScripted($"{call}");
        }
        catch (Exception exception)
        {
            return NotScripted($"{call} (its script threw {exception.GetType().Name}: {exception.Message})");
        }
    }

    private BridgeReply NotScripted(string call)
    {
        unscripted.Enqueue(call);
        return BridgeReply.Json(StatusCodes.Status501NotImplemented, JsonSerializer.Serialize(new { error = $"not scripted: {call}" }));
    }
}
