namespace RyzeChatwoot.WebApi.Health;

/// <summary>The answer of <c>GET /health</c> (contract, section 9).</summary>
/// <param name="Status"><c>ok</c> or <c>degraded</c>.</param>
/// <param name="Service">Always <c>RyzeAPI</c>.</param>
/// <param name="Uptime">Since the service was put together, as <c>12h34m56s</c>.</param>
/// <param name="Timestamp">Now: RFC 3339 in UTC, whole seconds.</param>
/// <param name="Checks">One entry for each dependency that requests cannot do without.</param>
public sealed record HealthResponse(string Status, string Service, string Uptime, string Timestamp, HealthChecks Checks);

/// <summary>What was checked.</summary>
/// <param name="Db"><c>ok</c>, or <c>fail: …</c> with a reason.</param>
public sealed record HealthChecks(string Db);

/// <summary>The answer of <c>GET /health/live</c>.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
public sealed record LiveResponse(string Status);
