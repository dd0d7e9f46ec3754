using System.Text.Json;

namespace RyzeChatwoot.BridgeMock;

/// <summary>A request as it reached the bridge.</summary>
public sealed record RecordedCall
{
    /// <summary>Place in the order of arrival, counted from 1 over all calls.</summary>
    public int Order { get; init; }

    /// <summary>Null where the request is none of the calls that a bridge knows.</summary>
    public BridgeCall? Call { get; init; }

    /// <summary>The integration's id, percent-decoded; null for activations and unknown routes.</summary>
    public string? Id { get; init; }

    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The request target byte for byte: path prefix, percent-encoding and query string included.</summary>
    public required string RawPath { get; init; }

    /// <summary>Names are case-insensitive; the values of a repeated header are joined with commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; empty where there is none.</summary>
    public required string Body { get; init; }

    /// <summary>Parses the body.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public JsonElement ReadJson()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }

    /// <summary>The method and the request target, without headers and body, which may hold secrets.</summary>
    public override string ToString() => $"{Method} {RawPath}";
}
