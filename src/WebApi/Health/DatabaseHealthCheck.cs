using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi.Health;

/// <summary>Checks that the database responds within 2 s (contract, section 9).</summary>
internal sealed class DatabaseHealthCheck(DatabaseProbe database, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            // WaitAsync, because a driver may react to the cancellation late.
            await database.PingAsync(either.Token).WaitAsync(either.Token);
            return HealthCheckResult.Healthy();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "no response within 2 s");
        }
        catch (DbException)
        {
            // The driver's message may carry a connection string.
            return new HealthCheckResult(context.Registration.FailureStatus, "the database cannot be reached");
        }
    }
}
