using MediatR;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>Reads an integration that the status watch has claimed, and ends its lease (contract, section 13).</summary>
/// <param name="Due">What was claimed.</param>
/// <param name="Interval">How often each integration is read.</param>
public sealed record RefreshStatusCommand(DueRefresh Due, TimeSpan Interval) : IRequest<BridgeReadReply>;

internal sealed class RefreshStatusHandler(IBridgeGateway bridge, IStatusRefreshSchedule schedule, LiveStatusWriter writer)
    : IRequestHandler<RefreshStatusCommand, BridgeReadReply>
{
    // No call was made: the circuit opened, or the bulkhead filled up, after the claim.
    private static readonly TimeSpan PauseWhenRefused = TimeSpan.FromSeconds(1);

    // The circuit keeps a bridge that is down from being called; a short pause finds out soon that it is back.
    private static readonly TimeSpan PauseInOutage = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public async Task<BridgeReadReply> Handle(RefreshStatusCommand command, CancellationToken cancellationToken)
    {
        var (due, interval) = command;
        var local = due.Instance.Integration!;
        var reply = await bridge.ReadInBackgroundAsync(local.BridgeIntegrationId!, local.ApiToken, cancellationToken);
        switch (reply)
        {
            case BridgeReadReply.Live live:
                await writer.SaveAsync(due.Instance, local, live.Status, cancellationToken);
                await schedule.CompleteAsync(due, interval, cancellationToken);
                break;

            // Changes nothing: eventual consistency, or an integration that was removed at the bridge by hand.
            case BridgeReadReply.NotFound:
                await schedule.CompleteAsync(due, interval, cancellationToken);
                break;

            case BridgeReadReply.Failed failed:
                await schedule.PostponeAsync(due, PauseAfter(failed.Fault, interval), cancellationToken);
                break;

            case BridgeReadReply.CircuitOpen or BridgeReadReply.Busy:
                await schedule.PostponeAsync(due, PauseWhenRefused, cancellationToken);
                break;

            default:
                throw new InvalidOperationException($"No rule for {reply.GetType().Name}.");
        }

        return reply;
    }

    private static TimeSpan PauseAfter(BridgeFault fault, TimeSpan interval) => fault switch
    {
        BridgeFault.Timeout or BridgeFault.Unreachable => PauseInOutage,
        BridgeFault.BadResponse => TimeSpan.FromTicks(Math.Min(interval.Ticks / 4, LongestPause.Ticks)),
    };
}
