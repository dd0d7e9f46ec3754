using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// What a caller of the stub gets: an answer, or one of the ways in which a remote service fails to give one.
/// A reply has no state, so one object may answer any number of calls.
/// </summary>
public sealed class BridgeReply
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string HugeStart = """{"id":"int_huge","status":"error","last_error":"huge","inbox_id":1,"padding":"x""";
    private const string HugeEnd = "\"}";

    private readonly Func<HttpContext, CancellationToken, Task> send;

    private BridgeReply(Func<HttpContext, CancellationToken, Task> send) => this.send = send;

    public static BridgeReply Json(int status, string body) => Text(status, body, JsonType);

    public static BridgeReply Text(int status, string body, string contentType) => new((context, cancellation) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Describe(context.Response, status, contentType, bytes.Length);
        return WriteAsync(context.Response, bytes, cancellation);
    });

    /// <summary>An answer without a body.</summary>
    public static BridgeReply Status(int status) => new((context, _) =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>307, the redirect that a client would follow with the same method and body.</summary>
    public static BridgeReply Redirect(string location) => new((context, _) =>
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    /// <summary>Breaks the connection with a TCP reset, before any byte of a response.</summary>
    public static BridgeReply Reset() => new((context, _) =>
    {
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Never answers; ends when the client hangs up or the stub stops.</summary>
    public static BridgeReply Hang() => new((_, cancellation) => ForeverAsync(cancellation));

    /// <summary>200 at once, then the body byte by byte, with a pause before each.</summary>
    public static BridgeReply Drip(string body, TimeSpan pause) => new(async (context, cancellation) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Describe(context.Response, StatusCodes.Status200OK, JsonType, bytes.Length);
        await context.Response.BodyWriter.FlushAsync(cancellation);
        for (var sent = 0; sent < bytes.Length; sent++)
        {
            await PauseAsync(pause, cancellation);
            await WriteAsync(context.Response, bytes.AsMemory(sent, 1), cancellation);
        }
    });

    /// <summary>200 and the beginning of a body, then nothing more on an open connection.</summary>
    public static BridgeReply HangInBody(string partialBody) => new(async (context, cancellation) =>
    {
        Describe(context.Response, StatusCodes.Status200OK, JsonType, length: null);
        await WriteAsync(context.Response, Encoding.UTF8.GetBytes(partialBody), cancellation);
        await ForeverAsync(cancellation);
    });

    /// <summary>200 with a well-formed, well-meaning body of exactly this many bytes.</summary>
    /// <param name="bytes">The size of the whole body.</param>
    /// <param name="declareLength">False sends it in chunks, so that a caller cannot know the size beforehand.</param>
    public static BridgeReply Huge(int bytes, bool declareLength = true)
    {
        var padding = bytes - HugeStart.Length - HugeEnd.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(padding, nameof(bytes));

        return new BridgeReply((context, cancellation) =>
        {
            Describe(context.Response, StatusCodes.Status200OK, JsonType, declareLength ? bytes : null);
            return WriteAsync(context.Response, Encoding.UTF8.GetBytes(HugeStart + new string('x', padding) + HugeEnd), cancellation);
        });
    }

    /// <summary>200 whose connection is closed in an orderly way before the declared length is reached.</summary>
    public static BridgeReply TruncatedBody(string partial, int declaredLength)
    {
        var bytes = Encoding.UTF8.GetBytes(partial);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(declaredLength, bytes.Length);

        // A response that ends short of its declared length makes Kestrel close the connection.
        return new BridgeReply((context, cancellation) =>
        {
            Describe(context.Response, StatusCodes.Status200OK, JsonType, declaredLength);
            return WriteAsync(context.Response, bytes, cancellation);
        });
    }

    /// <summary>The same reply, held back until the gate completes.</summary>
    public BridgeReply After(Task gate) => After(cancellation => gate.WaitAsync(cancellation));

    /// <summary>The same reply, this much later.</summary>
    public BridgeReply After(TimeSpan delay) => After(cancellation => PauseAsync(delay, cancellation));

    internal Task SendAsync(HttpContext context, CancellationToken cancellation) => send(context, cancellation);

    private BridgeReply After(Func<CancellationToken, Task> wait) => new(async (context, cancellation) =>
    {
        await wait(cancellation);
        await send(context, cancellation);
    });

    private static void Describe(HttpResponse response, int status, string contentType, long? length)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = length;
    }

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        await response.BodyWriter.WriteAsync(bytes, cancellation);

    private static Task PauseAsync(TimeSpan pause, CancellationToken cancellation) => Task.Delay(pause, TimeProvider.System, cancellation);

    private static Task ForeverAsync(CancellationToken cancellation) => PauseAsync(Timeout.InfiniteTimeSpan, cancellation);
}
