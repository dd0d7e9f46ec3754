using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace RyzeChatwoot.Sandbox;

/// <summary>
/// The part of the activation body that the stand-in looks at; other fields are ignored.
/// A class, because a record would print the API token in its <c>ToString</c>.
/// </summary>
internal sealed class ActivateRequest
{
    public required string InstanceName { get; init; }
    public required Uri ChatwootBaseUrl { get; init; }
    public required long ChatwootAccountId { get; init; }
    public required string ChatwootApiToken { get; init; }
    public required string InboxName { get; init; }
}

/// <summary>The response to an activation, without an inbox id: see <see cref="BridgeState.Read"/>.</summary>
internal sealed record ActivateResponse(string Id, IntegrationStatus Status);

/// <summary>The response to a read.</summary>
internal sealed record IntegrationResponse(string Id, IntegrationStatus Status, string LastError, int? InboxId, string InboxName);

/// <summary>What the control route shows.</summary>
internal sealed record ControlResponse(BridgeMode Mode, int DelayMs, IReadOnlyList<Integration> Integrations);

/// <summary>Every error of the stand-in.</summary>
internal sealed record ErrorResponse(ErrorDetail Error)
{
    public static JsonHttpResult<ErrorResponse> Result(int status, string message, int? upstreamStatus = null) =>
        TypedResults.Json(new ErrorResponse(new ErrorDetail(message, upstreamStatus)), statusCode: status);
}

/// <summary>The upstream status is there where the error is Chatwoot's and not the bridge's own.</summary>
internal sealed record ErrorDetail(
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? UpstreamStatus);

/// <summary>Reads a body without the framework's own 400, whose text speaks of C# types.</summary>
internal static class JsonBody
{
    /// <summary>Null when the body is not the JSON that is expected.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType()) return null;
        try
        {
            return await request.ReadFromJsonAsync<T>(request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
