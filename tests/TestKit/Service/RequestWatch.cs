using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>Observes inside the service when a client has disconnected and when its request is complete.</summary>
public sealed class RequestWatch : IStartupFilter
{
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource carriedOut = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the service has noticed that a client hung up.</summary>
    public Task HungUp => hungUp.Task.WaitAsync(TestTimeout, TimeProvider.System);

    /// <summary>Completes when the request of that client has been carried out to its end.</summary>
    public Task CarriedOut => carriedOut.Task.WaitAsync(TestTimeout, TimeProvider.System);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, proceed) =>
        {
            await using var registration = context.RequestAborted.Register(() => hungUp.TrySetResult());
            try
            {
                await proceed(context);
            }
            finally
            {
                if (context.RequestAborted.IsCancellationRequested)
                {
                    // A request that stops on the spot is faster than the registration above.
                    hungUp.TrySetResult();
                    carriedOut.TrySetResult();
                }
            }
        });
        next(app);
    };
}
