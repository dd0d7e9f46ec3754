using MediatR;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Terminations;

/// <summary>Attempts the pending terminations that are due (contract, section 6, step 4) and returns how many it attempted.</summary>
public sealed record RetryDueTerminationsCommand : IRequest<int>;

internal sealed partial class RetryDueTerminationsHandler(
    IBridgeGateway bridge,
    ITerminationOutbox outbox,
    TerminationExecutor settler,
    TimeProvider clock,
    ILogger<RetryDueTerminationsHandler> logger)
    : IRequestHandler<RetryDueTerminationsCommand, int>
{
    private const int BatchSize = 8;

    public async Task<int> Handle(RetryDueTerminationsCommand command, CancellationToken cancellationToken)
    {
        if (!bridge.IsConfigured)
        {
            return 0;
        }

        var due = await outbox.ClaimDueAsync(BatchSize, TerminationRetryPolicy.Lease, cancellationToken);
        await Task.WhenAll(due.Select(entry => ExecuteAsync(entry, cancellationToken)));
        return due.Count;
    }

    private async Task ExecuteAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var (id, accountId, instance) = entry.Pending;
        if (await settler.AttemptAsync(id, cancellationToken) is not { } error)
        {
            await outbox.RemoveAsync(id, cancellationToken);
            LogTerminated(id, instance, accountId, entry.OwnerAccount, entry.Attempts);
            return;
        }

        var age = clock.GetUtcNow().UtcDateTime - entry.CreatedAt;
        await outbox.PostponeAsync(id, TerminationRetryPolicy.PauseAfter(age, Random.Shared.NextDouble()), error, cancellationToken);
        if (TerminationRetryPolicy.IsWorthWarning(age, entry.Attempts))
        {
            LogStillPending(id, instance, accountId, entry.OwnerAccount, entry.Attempts, entry.CreatedAt, error);
        }
    }

    [LoggerMessage(1010, LogLevel.Information, "Integration {BridgeIntegrationId} of instance {Instance} (account {AccountId} {Account}) is terminated by a retry (attempts: {Attempts})")]
    private partial void LogTerminated(string bridgeIntegrationId, string instance, long? accountId, string account, int attempts);

    [LoggerMessage(1011, LogLevel.Warning, "Integration {BridgeIntegrationId} of instance {Instance} (account {AccountId} {Account}) is still not terminated (attempts: {Attempts}, pending since {Since:u}): {Error}")]
    private partial void LogStillPending(string bridgeIntegrationId, string instance, long? accountId, string account, int attempts, DateTime since, string error);
}
