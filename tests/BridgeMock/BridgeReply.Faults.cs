using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RyzeChatwoot.BridgeMock;

// The faults of a connection, and of a body that does not end as it should. A refused connection is a stopped server.
public sealed partial class BridgeReply
{
    private const string HugeStart = """{"id":"int_huge","status":"error","last_error":"huge","inbox_id":1,"padding":"x""";
    private const string HugeEnd = "\"}";

    private static readonly byte[] Garbage = [.. "lskdu018973t09sylgasjkfg1][]'./.sdlv"u8];

    private static readonly byte[] GarbageInChunks =
        [.. "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8, .. Garbage];

    /// <summary>Breaks the connection with a TCP reset, before any byte of a response.</summary>
    public static BridgeReply Reset() => new((context, _) =>
    {
        SocketOf(context).LingerState = new LingerOption(enable: true, seconds: 0);
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Closes the connection in an orderly way, before any byte of a response.</summary>
    public static BridgeReply CloseWithoutResponse() => SendRaw([]);

    /// <summary>Sends bytes that are no HTTP, then closes the connection.</summary>
    public static BridgeReply RandomData() => SendRaw(Garbage);

    /// <summary>200 and a header that announces chunks, then bytes that are no chunk.</summary>
    public static BridgeReply MalformedChunk() => SendRaw(GarbageInChunks);

    /// <summary>Never responds; ends when the client hangs up or the server stops.</summary>
    public static BridgeReply Hang() => new((_, cancellationToken) => ForeverAsync(cancellationToken));

    /// <summary>200 at once, then the body byte by byte.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="pause">The time before each byte.</param>
    public static BridgeReply Drip(string body, TimeSpan pause) => new(async (context, cancellationToken) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Describe(context.Response, StatusCodes.Status200OK, JsonType, bytes.Length);
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
        for (var sent = 0; sent < bytes.Length; sent++)
        {
            await PauseAsync(pause, cancellationToken);
            await WriteAsync(context.Response, bytes.AsMemory(sent, 1), cancellationToken);
        }
    });

    /// <summary>200 and the beginning of a body, then nothing more on an open connection.</summary>
    public static BridgeReply HangInBody(string partialBody) => new(async (context, cancellationToken) =>
    {
        Describe(context.Response, StatusCodes.Status200OK, JsonType, length: null);
        await WriteAsync(context.Response, Encoding.UTF8.GetBytes(partialBody), cancellationToken);
        await ForeverAsync(cancellationToken);
    });

    /// <summary>200 with a valid body of exactly this many bytes; the service reads 64 KiB.</summary>
    /// <param name="bytes">The size of the whole body.</param>
    /// <param name="declareLength">False sends it in chunks, so that a caller cannot know the size beforehand.</param>
    public static BridgeReply Huge(int bytes, bool declareLength = true)
    {
        var padding = bytes - HugeStart.Length - HugeEnd.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(padding, nameof(bytes));

        return new BridgeReply((context, cancellationToken) =>
        {
            var body = Encoding.UTF8.GetBytes(HugeStart + new string('x', padding) + HugeEnd);
            Describe(context.Response, StatusCodes.Status200OK, JsonType, declareLength ? bytes : null);
            return WriteAsync(context.Response, body, cancellationToken);
        });
    }

    /// <summary>200 whose connection is closed in an orderly way before the declared length is reached.</summary>
    public static BridgeReply TruncatedBody(string partial, int declaredLength)
    {
        var bytes = Encoding.UTF8.GetBytes(partial);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(declaredLength, bytes.Length);

        // A response that ends short of its declared length makes Kestrel close the connection.
        return new BridgeReply((context, cancellationToken) =>
        {
            Describe(context.Response, StatusCodes.Status200OK, JsonType, declaredLength);
            return WriteAsync(context.Response, bytes, cancellationToken);
        });
    }

    private static BridgeReply SendRaw(byte[] bytes) => new(async (context, cancellationToken) =>
    {
        var socket = SocketOf(context);
        await socket.SendAsync(bytes, cancellationToken);
        socket.Shutdown(SocketShutdown.Send);
        context.Abort();
    });

    private static Socket SocketOf(HttpContext context) => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    private static Task ForeverAsync(CancellationToken cancellationToken) =>
        PauseAsync(Timeout.InfiniteTimeSpan, cancellationToken);
}
