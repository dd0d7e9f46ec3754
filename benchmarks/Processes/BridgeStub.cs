using System.Globalization;
using System.Text;

namespace RyzeChatwoot.Benchmarks.Processes;

internal enum BridgeMode
{
    /// <summary>Responds at once with the values of the rows.</summary>
    Live,

    /// <summary>The same after a delay.</summary>
    Slow,

    /// <summary>Responds at once with a new last error every time, so that every live response makes the service write.</summary>
    Changing,

    /// <summary>Accepts and never responds.</summary>
    Hang,

    /// <summary>503 to everything.</summary>
    Unavailable,
}

/// <summary>The running bridge stub, as a part controls it.</summary>
internal sealed class Bridge(ChildProcess process, Uri url) : IAsyncDisposable
{
    private readonly HttpClient client = new() { BaseAddress = url };

    public Uri Url => url;

    public Task SetAsync(BridgeMode mode) => ControlAsync(mode.ToString());

    public Task SlowAsync(TimeSpan delay) =>
        ControlAsync(string.Create(CultureInfo.InvariantCulture, $"{BridgeMode.Slow}/{delay.TotalMilliseconds:0}"));

    /// <returns>How many calls it has received.</returns>
    public Task<long> CallsAsync() => ControlAsync(BridgeStub.Calls);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }

    private async Task<long> ControlAsync(string command) => long.Parse(
        await client.GetStringAsync(new Uri(BridgeStub.Control[1..] + command, UriKind.Relative)), CultureInfo.InvariantCulture);
}

/// <summary>
/// A bridge that costs little, because it shares the machine's cores with what is measured: one response for every integration, and
/// <c>/control/calls</c>, <c>/control/{mode}</c>, <c>/control/slow/{milliseconds}</c>.
/// </summary>
internal sealed class BridgeStub
{
    public const string Command = "stub";
    public const string Control = "/control/";
    public const string Calls = "calls";

    // The values of every loaded row, so that a live response never makes the service write.
    private static readonly byte[] Live =
        """{"id":"int_benchmark","status":"active","last_error":null,"inbox_id":42,"inbox_name":"WhatsApp"}"""u8.ToArray();

    private readonly TimeProvider clock = TimeProvider.System;
    private volatile BridgeMode mode = BridgeMode.Live;
    private volatile int delay;
    private long calls;

    /// <param name="args">The URL.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await MinimalServer.RunAsync(new Uri(args[0]), new BridgeStub().HandleAsync);
        return 0;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith(Control, StringComparison.Ordinal))
        {
            await context.Response.WriteAsync(Execute(path[Control.Length..]).ToString(CultureInfo.InvariantCulture), Encoding.ASCII);
            return;
        }

        var call = Interlocked.Increment(ref calls);
        var response = Live;
        switch (mode)
        {
            case BridgeMode.Live:
                break;
            case BridgeMode.Slow:
                await WaitAsync(TimeSpan.FromMilliseconds(delay), context);
                break;
            case BridgeMode.Hang:
                await WaitAsync(Timeout.InfiniteTimeSpan, context);
                return;
            case BridgeMode.Changing:
                response = Encoding.UTF8.GetBytes($$"""{"status":"active","last_error":"failure {{call}}","inbox_id":42}""");
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

    private async Task WaitAsync(TimeSpan time, HttpContext context) =>
        await Task.Delay(time, clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <returns>How many calls it has received.</returns>
    private long Execute(string command)
    {
        var words = command.Split('/');
        if (words.Length > 1) delay = int.Parse(words[1], CultureInfo.InvariantCulture);
        if (words[0] != Calls) mode = Enum.Parse<BridgeMode>(words[0], ignoreCase: true);

        return Interlocked.Read(ref calls);
    }
}

/// <summary>Kestrel with one middleware, for the floor and the bridge stub.</summary>
internal static class MinimalServer
{
    public static async Task RunAsync(Uri url, RequestDelegate handler)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(url.Port);
        });
        await using var app = builder.Build();
        app.Run(handler);
        await app.RunAsync();
    }
}
