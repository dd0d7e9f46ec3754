using System.Text.Json.Serialization;
using RyzeChatwoot.Application;
using RyzeChatwoot.WebApi.OpenApi;

namespace RyzeChatwoot.WebApi.Health;

/// <summary>Whether the service can serve.</summary>
/// <remarks>Contract, section 9.</remarks>
/// <param name="Status"><c>ok</c>, or <c>degraded</c> when a check fails.</param>
/// <param name="Service">Always <c>RyzeAPI</c>.</param>
/// <param name="Uptime">How long the service has been up: hours, minutes and seconds, as <c>12h34m56s</c>.</param>
/// <param name="Timestamp">The time of the response: RFC 3339 in UTC, whole seconds.</param>
/// <param name="Checks">One entry for each dependency that requests need.</param>
public sealed record HealthResponse(
    [property: Example(HealthResponse.Ok)] string Status,
    [property: Example("RyzeAPI")] string Service,
    [property: Example("12h34m56s")] string Uptime,
    [property: Example("2026-04-20T10:15:30Z", Format = "date-time")] string Timestamp,
    HealthChecks Checks)
{
    internal const string Ok = "ok";
    internal const string Degraded = "degraded";
}

/// <summary>The results of the checks.</summary>
/// <param name="Db">The database: <c>ok</c>, or <c>fail: …</c> with a reason.</param>
public sealed record HealthChecks([property: Example("ok")] string Db)
{
    /// <summary>The other checks by name: <c>ok</c>, or <c>fail: …</c> with a reason.</summary>
    [JsonExtensionData]
    public IDictionary<string, object>? Others { get; set; }
}

/// <summary>The process responds.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
/// <param name="Version">The version of the service.</param>
public sealed record LiveResponse([property: Example("ok")] string Status, [property: Example("0.2.0")] string Version)
{
    internal static readonly LiveResponse Instance = new("ok", ServiceVersion.Text);
}
