using System.Text.Json.Serialization;

namespace RyzeChatwoot.Benchmarks.Floor;

/// <summary>The nine fields of a list, and the id at the bridge among them.</summary>
internal sealed record FloorRow(
    string InstanceName,
    string Status,
    string BridgeIntegrationId,
    string ChatwootBaseUrl,
    long ChatwootAccountId,
    long ChatwootInboxId,
    string ChatwootInboxName,
    string LastError,
    string CreatedAt);

/// <summary>What the floor reads of the bridge's response.</summary>
internal sealed record FloorLiveStatus(string Status, string? LastError, long? InboxId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FloorRow))]
[JsonSerializable(typeof(FloorLiveStatus))]
internal sealed partial class FloorJson : JsonSerializerContext;
