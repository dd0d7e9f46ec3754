using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// Budgets and retries by operation (contract, sections 5 to 8). The timeout is the outermost strategy: one clock for all attempts, the
/// delays between them and the body, which <see cref="ResponseBufferingHandler"/> reads inside the pipeline.
/// </summary>
internal static class BridgeResilience
{
    private static readonly int MostRetries = Enum.GetValues<BridgeOperation>().Max(operation => operation.Retries);

    public static void AddBridgeStrategies(
        this ResiliencePipelineBuilder<HttpResponseMessage> builder, BridgeOptions options, TimeProvider clock)
    {
        builder.TimeProvider = clock;

        // The log has one warning for a call that failed, written where its consequence is known.
        builder.TelemetryListener = null;
        builder
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = timeout => ValueTask.FromResult(options.Budgets[OperationOf(timeout.Context)]),
            })
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = MostRetries,
                Delay = TimeSpan.FromMilliseconds(150),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.AttemptNumber < OperationOf(attempt.Context).Retries && IsTransient(attempt.Outcome)),
            });
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        // SocketsHttpHandler itself has repeated a request without a body whose connection closed without a response. One with a body may have
        // been carried out, so it is not repeated.
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } } => false,
        { Exception: HttpRequestException or IOException } => true,
        { Result: { } response } => response.StatusCode >= HttpStatusCode.InternalServerError,
        _ => false,
    };

    private static BridgeOperation OperationOf(ResilienceContext context) => context.GetRequestMessage()!.Operation;
}
