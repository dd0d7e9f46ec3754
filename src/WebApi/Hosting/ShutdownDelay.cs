namespace RyzeChatwoot.WebApi.Hosting;

/// <summary>
/// Keeps a stopping service open while <c>/health</c> already responds with 503, so that load balancers remove it before it refuses
/// connections (contract, section 10). The host stops workers and the server only after this.
/// </summary>
internal sealed partial class ShutdownDelay(ShutdownOptions options, TimeProvider clock, ILogger<ShutdownDelay> logger) : IHostedLifecycleService
{
    /// <summary>Whether the service is stopping.</summary>
    public bool HasBegun { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice, once by a signal and once by its owner.
        var hasPassed = HasBegun;
        HasBegun = true;
        if (options.Delay > TimeSpan.Zero && !hasPassed)
        {
            LogDelay(logger, options.Delay.TotalSeconds);
            using var timer = new PeriodicTimer(options.Delay, clock);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3009, LogLevel.Information, "Stopping: /health responds with 503 for {Seconds} s, then new connections are refused")]
    private static partial void LogDelay(ILogger logger, double seconds);
}
