using System.Globalization;
using System.Text;

namespace RyzeChatwoot.Benchmarks.Stub;

/// <summary>Reads of integrations, and <c>/control/calls</c>, <c>/control/{mode}</c> and <c>/control/slow/{milliseconds}</c>.</summary>
internal sealed class BridgeRoutes
{
    private const string Control = "/control/";

    // What every loaded row holds, so that a live response never makes the service write.
    private static readonly byte[] Live =
        """{"id":"int_benchmark","status":"active","last_error":null,"inbox_id":42,"inbox_name":"WhatsApp"}"""u8.ToArray();

    private readonly TimeProvider clock = TimeProvider.System;
    private volatile BridgeMode mode = BridgeMode.Live;
    private volatile int milliseconds;
    private long calls;

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith(Control, StringComparison.Ordinal))
        {
            await context.Response.WriteAsync(Instruct(path[Control.Length..]).ToString(CultureInfo.InvariantCulture), Encoding.ASCII);
            return;
        }

        var call = Interlocked.Increment(ref calls);
        var response = Live;
        switch (mode)
        {
            case BridgeMode.Live:
                break;
            case BridgeMode.Slow:
                await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), clock, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case BridgeMode.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            case BridgeMode.Restless:
                response = Encoding.UTF8.GetBytes($$"""{"status":"error","last_error":"failure {{call}}","inbox_id":42}""");
                break;
            case BridgeMode.Unavailable:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.ContentLength = 0;
                return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = response.Length;
        await context.Response.BodyWriter.WriteAsync(response);
    }

    /// <returns>How often it was asked so far.</returns>
    private long Instruct(string word)
    {
        if (word.Split('/') is ["slow", var pause])
        {
            milliseconds = int.Parse(pause, CultureInfo.InvariantCulture);
            mode = BridgeMode.Slow;
        }
        else if (word != "calls")
        {
            mode = Enum.Parse<BridgeMode>(word, ignoreCase: true);
        }

        return Interlocked.Read(ref calls);
    }
}
