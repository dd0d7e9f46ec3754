using System.Net;
using Polly;
using Polly.Retry;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// One clock for each call to the bridge: the budget covers every attempt, the pauses between them, and the body (contract, sections 5 to
/// 8). Reads and terminations are repeated, activations never.
/// </summary>
internal sealed class BridgeResilience(BridgeOptions options, TimeProvider clock) : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> read = Pipeline(options.ReadBudget, retries: 1, clock);
    private readonly ResiliencePipeline<HttpResponseMessage> terminate = Pipeline(options.TerminateBudget, retries: 2, clock);
    private readonly ResiliencePipeline<HttpResponseMessage> activate = Pipeline(options.ActivateBudget, retries: 0, clock);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await PipelineFor(request.Method).ExecuteAsync(
            static async (state, token) =>
            {
                var response = await state.handler.AttemptAsync(state.request, token);
                return await BridgeBody.BufferAsync(state.request.Method, response, token);
            },
            (handler: this, request),
            cancellationToken);

    private Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private ResiliencePipeline<HttpResponseMessage> PipelineFor(HttpMethod method) =>
        method == HttpMethod.Get ? read : method == HttpMethod.Delete ? terminate : activate;

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeSpan budget, int retries, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        builder.AddTimeout(budget);
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retries,
                Delay = TimeSpan.FromMilliseconds(150),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()

                    // A connection that closes without an answer was repeated by the client itself, several times.
                    .Handle<HttpRequestException>(broken => broken.HttpRequestError != HttpRequestError.ResponseEnded)
                    .Handle<IOException>()
                    .HandleResult(response => response.StatusCode >= HttpStatusCode.InternalServerError),
                OnRetry = retry =>
                {
                    retry.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.Build();
    }
}
