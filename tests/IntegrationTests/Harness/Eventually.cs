namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>Waits for what happens outside the test and gives no signal.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(30);

    /// <param name="condition">Asked again and again until it holds.</param>
    /// <param name="what">For the complaint when it never does.</param>
    /// <exception cref="TimeoutException">It does not hold within 30 s.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > TestTimeout)
            {
                throw new TimeoutException($"Not within {TestTimeout.TotalSeconds} s: {what}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    /// <inheritdoc cref="HoldsAsync(Func{Task{bool}}, string)"/>
    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);
}
