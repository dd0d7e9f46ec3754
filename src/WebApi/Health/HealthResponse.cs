namespace RyzeChatwoot.WebApi.Health;

/// <summary>Whether the service can serve.</summary>
/// <remarks>Contract, section 9.</remarks>
/// <param name="Status"><c>ok</c>, or <c>degraded</c> when a check fails.</param>
/// <param name="Service">Always <c>RyzeAPI</c>.</param>
/// <param name="Uptime">How long the service has been up: hours, minutes and seconds, as <c>12h34m56s</c>.</param>
/// <param name="Timestamp">The time of the answer: RFC 3339 in UTC, whole seconds.</param>
/// <param name="Checks">One entry for everything that requests cannot do without.</param>
public sealed record HealthResponse(string Status, string Service, string Uptime, string Timestamp, HealthChecks Checks)
{
    internal const string Ok = "ok";
    internal const string Degraded = "degraded";
}

/// <summary>What was checked.</summary>
/// <param name="Db">The database: <c>ok</c>, or <c>fail: …</c> with a reason.</param>
public sealed record HealthChecks(string Db);

/// <summary>The sign that the process answers.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
public sealed record LiveResponse(string Status)
{
    internal static readonly LiveResponse Instance = new("ok");
}
