using MediatR;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Terminations;

/// <summary>Tries every termination that is due (contract, section 6, step 4), and answers how many it tried.</summary>
public sealed record SettleDueTerminationsCommand : IRequest<int>;

internal sealed partial class SettleDueTerminationsHandler(
    IBridgeGateway bridge,
    ITerminationLedger ledger,
    TerminationSettler settler,
    TimeProvider clock,
    ILogger<SettleDueTerminationsHandler> logger)
    : IRequestHandler<SettleDueTerminationsCommand, int>
{
    private const int BatchSize = 8;

    public async Task<int> Handle(SettleDueTerminationsCommand command, CancellationToken cancellationToken)
    {
        if (!bridge.IsConfigured)
        {
            return 0;
        }

        var due = await ledger.ClaimDueAsync(BatchSize, TerminationSchedule.Lease, cancellationToken);
        await Task.WhenAll(due.Select(entry => SettleAsync(entry, cancellationToken)));
        return due.Count;
    }

    private async Task SettleAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var (id, instance) = entry.Owed;
        if (await settler.TryAsync(id, cancellationToken) is not { } error)
        {
            await ledger.RemoveAsync(id, cancellationToken);
            LogTerminated(id, instance, entry.Attempts);
            return;
        }

        var age = clock.GetUtcNow().UtcDateTime - entry.CreatedAt;
        await ledger.PostponeAsync(id, TerminationSchedule.PauseAfter(age, Random.Shared.NextDouble()), error, cancellationToken);
        if (TerminationSchedule.IsWorthWarning(age, entry.Attempts))
        {
            LogStillOwed(id, instance, entry.Attempts, entry.CreatedAt, error);
        }
    }

    [LoggerMessage(1010, LogLevel.Information, "Integration {BridgeIntegrationId} of instance {Instance} is terminated at last, after {Attempts} attempts")]
    private partial void LogTerminated(string bridgeIntegrationId, string instance, int attempts);

    [LoggerMessage(1011, LogLevel.Warning, "Integration {BridgeIntegrationId} of instance {Instance} is still not terminated after {Attempts} attempts since {Since:u}: {Error}")]
    private partial void LogStillOwed(string bridgeIntegrationId, string instance, int attempts, DateTime since, string error);
}
