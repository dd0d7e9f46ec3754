using System.Data.Common;
using System.Globalization;
using RyzeChatwoot.Infrastructure.Persistence;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.Health;

/// <summary>Asks the database, and only the database, whether this process can serve (contract, section 9).</summary>
internal sealed class HealthProbe(DatabaseProbe database, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly long startedAt = clock.GetTimestamp();

    public async Task<IResult> CheckAsync(CancellationToken cancellationToken)
    {
        var fault = await FaultOfDatabaseAsync(cancellationToken);
        var uptime = clock.GetElapsedTime(startedAt);
        var response = new HealthResponse(
            fault is null ? HealthResponse.Ok : HealthResponse.Degraded,
            "RyzeAPI",
            string.Create(CultureInfo.InvariantCulture, $"{(int)uptime.TotalHours}h{uptime.Minutes}m{uptime.Seconds}s"),
            TimeText.Of(clock.GetUtcNow().UtcDateTime),
            new HealthChecks(fault is null ? "ok" : $"fail: {fault}"));
        return Results.Json(
            response, ApiJson.Answers.HealthResponse, statusCode: fault is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // Reasons are ours: a driver's message may carry a connection string.
    private async Task<string?> FaultOfDatabaseAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            // WaitAsync, because a driver may take its time to notice.
            await database.PingAsync(either.Token).WaitAsync(either.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no answer within 2 s";
        }
        catch (DbException)
        {
            return "the database cannot be reached";
        }
    }
}
