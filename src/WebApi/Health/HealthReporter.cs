using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Hosting;

namespace RyzeChatwoot.WebApi.Health;

/// <summary>Runs the health checks with the tag <c>ready</c> and writes their results as documented (contract, section 9).</summary>
internal sealed class HealthReporter(HealthCheckService checks, ShutdownDelay shutdown, TimeProvider clock)
{
    public const string DatabaseCheck = "db";
    public const string ReadyTag = "ready";

    /// <summary>Part of the response only while the service stops.</summary>
    private const string ShutdownCheck = "shutdown";

    private readonly long startedAt = clock.GetTimestamp();

    public async Task<IResult> ReportAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(ReadyTag), cancellationToken);
        var others = report.Entries.Where(entry => entry.Key != DatabaseCheck).ToDictionary(entry => entry.Key, object (entry) => TextOf(entry.Value));
        if (shutdown.HasBegun)
        {
            others[ShutdownCheck] = "fail: the service is stopping";
        }

        var isHealthy = report.Status == HealthStatus.Healthy && !shutdown.HasBegun;
        var uptime = clock.GetElapsedTime(startedAt);
        var response = new HealthResponse(
            isHealthy ? HealthResponse.Ok : HealthResponse.Degraded,
            "RyzeAPI",
            string.Create(CultureInfo.InvariantCulture, $"{(int)uptime.TotalHours}h{uptime.Minutes}m{uptime.Seconds}s"),
            TimeText.Of(clock.GetUtcNow().UtcDateTime),
            new HealthChecks(TextOf(report.Entries[DatabaseCheck])) { Others = others });
        return Results.Json(
            response, ApiJson.Responses, statusCode: isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // The framework makes an exception's message the description. Such a message may carry a secret.
    private static string TextOf(HealthReportEntry entry) => entry switch
    {
        { Status: HealthStatus.Healthy } => "ok",
        { Exception: OperationCanceledException } => "fail: no response in time",
        { Exception: null, Description.Length: > 0 } => $"fail: {entry.Description}",
        _ => "fail: the check failed",
    };
}
