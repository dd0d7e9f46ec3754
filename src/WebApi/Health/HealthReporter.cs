using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.Health;

/// <summary>Runs the health checks with the tag <c>ready</c> and writes their results as documented (contract, section 9).</summary>
internal sealed class HealthReporter(HealthCheckService checks, TimeProvider clock)
{
    public const string DatabaseCheck = "db";
    public const string ReadyTag = "ready";

    private readonly long startedAt = clock.GetTimestamp();

    public async Task<IResult> ReportAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(ReadyTag), cancellationToken);
        var isHealthy = report.Status == HealthStatus.Healthy;
        var uptime = clock.GetElapsedTime(startedAt);
        var response = new HealthResponse(
            isHealthy ? HealthResponse.Ok : HealthResponse.Degraded,
            "RyzeAPI",
            string.Create(CultureInfo.InvariantCulture, $"{(int)uptime.TotalHours}h{uptime.Minutes}m{uptime.Seconds}s"),
            TimeText.Of(clock.GetUtcNow().UtcDateTime),
            new HealthChecks(TextOf(report.Entries[DatabaseCheck]))
            {
                Others = report.Entries.Where(entry => entry.Key != DatabaseCheck).ToDictionary(entry => entry.Key, object (entry) => TextOf(entry.Value)),
            });
        return Results.Json(
            response, ApiJson.Answers.HealthResponse, statusCode: isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // The framework makes an exception's message the description. Such a message may carry a secret.
    private static string TextOf(HealthReportEntry entry) => entry switch
    {
        { Status: HealthStatus.Healthy } => "ok",
        { Exception: OperationCanceledException } => "fail: no answer in time",
        { Exception: null, Description.Length: > 0 } => $"fail: {entry.Description}",
        _ => "fail: the check failed",
    };
}
