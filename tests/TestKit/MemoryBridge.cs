using System.Text.Json;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// A bridge that behaves: every activation makes an integration with an id of its own, which can be read until it is
/// terminated. What is left in <see cref="LiveIds"/> at the end of a test is what the service left behind.
/// </summary>
public sealed class MemoryBridge : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Integration> integrations = [];
    private int activations;

    private MemoryBridge(BridgeStub stub)
    {
        Stub = stub;
        stub.OnActivate(call => Fault?.Invoke(call) ?? Activate(call));
        stub.OnRead(call => Fault?.Invoke(call) ?? Read(call.Id!));
        stub.OnTerminate(call => Fault?.Invoke(call) ?? Terminate(call.Id!));
    }

    /// <summary>The server behind it, for what it recorded and for stopping it. A script set there takes this bridge's place.</summary>
    public BridgeStub Stub { get; }

    public Uri BaseUrl => Stub.BaseUrl;

    /// <summary>Asked before every call is carried out; a reply is sent instead of that, null means to behave.</summary>
    public Func<RecordedCall, BridgeReply?>? Fault { get; set; }

    /// <summary>The integrations that were activated and not terminated, at this moment.</summary>
    public IReadOnlyCollection<string> LiveIds
    {
        get
        {
            lock (gate) return [.. integrations.Keys];
        }
    }

    /// <inheritdoc cref="BridgeStub.StartAsync"/>
    public static async Task<MemoryBridge> StartAsync(string pathPrefix = "") => new(await BridgeStub.StartAsync(pathPrefix));

    /// <summary>The instance that a live integration was activated for; null where there is no such integration.</summary>
    public string? FindInstanceName(string id)
    {
        lock (gate) return integrations.GetValueOrDefault(id)?.InstanceName;
    }

    /// <summary>What the next read of a live integration says.</summary>
    /// <exception cref="KeyNotFoundException">There is no such integration.</exception>
    public void SetStatus(string id, string status, string? lastError = null, long? inboxId = null)
    {
        lock (gate) integrations[id] = integrations[id] with { Status = status, LastError = lastError, InboxId = inboxId };
    }

    public ValueTask DisposeAsync() => Stub.DisposeAsync();

    private BridgeReply Activate(RecordedCall call)
    {
        var body = call.ReadJson();
        if (Text(body, "instance_name") is not { Length: > 0 } instanceName) return Error(400, "instance_name is required");

        lock (gate)
        {
            var id = $"int_{++activations}";
            var integration = new Integration(instanceName, Text(body, "inbox_name"), "active", LastError: null, InboxId: null);
            integrations.Add(id, integration);
            return Answer(201, id, integration);
        }
    }

    private BridgeReply Read(string id)
    {
        lock (gate) return integrations.TryGetValue(id, out var integration) ? Answer(200, id, integration) : NoSuchIntegration();
    }

    private BridgeReply Terminate(string id)
    {
        lock (gate) return integrations.Remove(id) ? BridgeReply.Status(204) : NoSuchIntegration();
    }

    private static BridgeReply Answer(int status, string id, Integration integration) => Serialize(status, new
    {
        id,
        instance_name = integration.InstanceName,
        status = integration.Status,
        last_error = integration.LastError,
        inbox_id = integration.InboxId,
        inbox_name = integration.InboxName,
    });

    private static BridgeReply NoSuchIntegration() => Error(404, "integration not found");

    private static BridgeReply Error(int status, string message) => Serialize(status, new { error = new { message } });

    private static BridgeReply Serialize(int status, object body) => BridgeReply.Json(status, JsonSerializer.Serialize(body));

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Integration(string InstanceName, string? InboxName, string Status, string? LastError, long? InboxId);
}
