using System.Collections.Concurrent;
using System.Text.Json;
using NUnit.Framework;
using RyzeChatwoot.BridgeMock;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// A bridge that responds only as a test has configured it, and remembers each request for which no reply is configured, so that a test
/// can fail on it. A reply may be replaced at any time, from any thread; one for an id goes before one for any id.
/// </summary>
public sealed class BridgeStub : IAsyncDisposable
{
    private const int NotImplemented = 501;

    private readonly BridgeMockServer server;
    private readonly ConcurrentDictionary<(BridgeCall Call, string? Id), Func<RecordedCall, BridgeReply>> replies = new();
    private readonly ConcurrentQueue<string> unscripted = new();

    private BridgeStub(BridgeMockServer server)
    {
        this.server = server;
        server.Interceptor = ReplyTo;
    }

    /// <inheritdoc cref="BridgeMockServer.BaseUrl"/>
    public Uri BaseUrl => server.BaseUrl;

    /// <inheritdoc cref="BridgeMockServer.Calls"/>
    public IReadOnlyList<RecordedCall> Calls => server.Calls;

    /// <param name="pathPrefix">Stands before every route, as in <c>/bridge/x</c>.</param>
    public static async Task<BridgeStub> StartAsync(string pathPrefix = "") => new(await BridgeMockServer.StartAsync(pathPrefix: pathPrefix));

    public void OnActivate(BridgeReply reply) => OnActivate(_ => reply);

    /// <param name="reply">Computes the reply, possibly on several threads at once.</param>
    public void OnActivate(Func<RecordedCall, BridgeReply> reply) => replies[(BridgeCall.Activate, null)] = reply;

    /// <summary>For every id that has no reply of its own.</summary>
    public void OnRead(BridgeReply reply) => OnRead(_ => reply);

    /// <inheritdoc cref="OnRead(BridgeReply)"/>
    public void OnRead(Func<RecordedCall, BridgeReply> reply) => replies[(BridgeCall.Read, null)] = reply;

    public void OnRead(string id, BridgeReply reply) => OnRead(id, _ => reply);

    public void OnRead(string id, Func<RecordedCall, BridgeReply> reply) => replies[(BridgeCall.Read, id)] = reply;

    /// <summary>For every id that has no reply of its own.</summary>
    public void OnTerminate(BridgeReply reply) => OnTerminate(_ => reply);

    /// <inheritdoc cref="OnTerminate(BridgeReply)"/>
    public void OnTerminate(Func<RecordedCall, BridgeReply> reply) => replies[(BridgeCall.Terminate, null)] = reply;

    public void OnTerminate(string id, BridgeReply reply) => OnTerminate(id, _ => reply);

    public void OnTerminate(string id, Func<RecordedCall, BridgeReply> reply) => replies[(BridgeCall.Terminate, id)] = reply;

    /// <summary>Replaces the replies to one kind of call, for every id that has no reply of its own.</summary>
    public void On(BridgeCall kind, BridgeReply reply) => replies[(kind, null)] = _ => reply;

    /// <summary>Replaces the replies to every kind of call, for every id that has no reply of its own; a new kind is covered by itself.</summary>
    public void OnEveryCall(Func<BridgeCall, BridgeReply> reply) => OnEveryCall((kind, _) => reply(kind));

    /// <inheritdoc cref="OnEveryCall(Func{BridgeCall, BridgeReply})"/>
    public void OnEveryCall(Func<BridgeCall, RecordedCall, BridgeReply> reply)
    {
        foreach (var kind in Enum.GetValues<BridgeCall>())
        {
            replies[(kind, null)] = call => reply(kind, call);
        }
    }

    /// <inheritdoc cref="BridgeMockServer.CallsTo"/>
    public IReadOnlyList<RecordedCall> CallsTo(BridgeCall call) => server.CallsTo(call);

    /// <inheritdoc cref="BridgeMockServer.WaitForCallAsync"/>
    public Task<RecordedCall> WaitForCallAsync(BridgeCall call, int count = 1, TimeSpan? timeout = null) =>
        server.WaitForCallAsync(call, count, timeout);

    /// <summary>Fails the test when a request came in for which no reply is configured, or whose reply could not be computed. For TearDown.</summary>
    public void AssertNoUnscriptedCalls() => Assert.That(unscripted, Is.Empty, "The bridge received requests that no reply is configured for");

    /// <inheritdoc cref="BridgeMockServer.StopAsync"/>
    public Task StopAsync() => server.StopAsync();

    /// <summary>Listens again at the same <see cref="BaseUrl"/>, with replies and recorded requests kept.</summary>
    public Task RestartAsync() => server.RestartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private BridgeReply ReplyTo(RecordedCall call)
    {
        try
        {
            return Find(call) is { } reply ? reply(call) : NotConfigured($"{call}");
        }
        catch (Exception exception)
        {
            return NotConfigured($"{call} (its reply failed with {exception.GetType().Name}: {exception.Message})");
        }
    }

    private Func<RecordedCall, BridgeReply>? Find(RecordedCall call) => call.Call is { } kind
        ? replies.GetValueOrDefault((kind, call.Id)) ?? replies.GetValueOrDefault((kind, null))
        : null;

    private BridgeReply NotConfigured(string call)
    {
        unscripted.Enqueue(call);
        return BridgeReply.Json(NotImplemented, JsonSerializer.Serialize(new { error = $"no reply is configured: {call}" }));
    }
}
