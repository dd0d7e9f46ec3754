using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace RyzeChatwoot.Benchmarks.Floor;

/// <summary>The floor's only route. Whatever is not a list with a known token and instance is 404.</summary>
internal sealed class FloorList(FloorSessions sessions, FloorBridge? bridge)
{
    private const string Prefix = "/api/chatwoot/list/";

    private static readonly StringValues Limit = "1000000000";
    private static readonly StringValues Remaining = "999999999";
    private static readonly StringValues Reset = "4102444800";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues Live = "live";
    private static readonly StringValues Local = "local; reason=circuit-open";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var row = path.StartsWith(Prefix, StringComparison.Ordinal)
            ? await FindAsync(Hash(context.Request.Headers["token"].ToString()), path[Prefix.Length..])
            : null;
        if (row is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var live = bridge is null ? null : await bridge.FindAsync(row.BridgeIntegrationId, context.RequestAborted);
        var body = live is null ? row : row with { Status = live.Status, LastError = live.LastError ?? "" };
        await WriteAsync(context.Response, body, live is null ? Local : Live);
    }

    private async ValueTask<FloorRow?> FindAsync(byte[] tokenHash, string name)
    {
        var session = await sessions.TakeAsync();
        try
        {
            return await session.FindAsync(tokenHash, name);
        }
        finally
        {
            sessions.GiveBack(session);
        }
    }

    private static byte[] Hash(string token)
    {
        Span<byte> text = stackalloc byte[512];
        return Encoding.UTF8.TryGetBytes(token, text, out var length)
            ? SHA256.HashData(text[..length])
            : SHA256.HashData(Encoding.UTF8.GetBytes(token));
    }

    private static async Task WriteAsync(HttpResponse response, FloorRow body, StringValues source)
    {
        var headers = response.Headers;
        headers.CacheControl = NoStore;
        headers.ContentType = "application/json; charset=utf-8";
        headers["X-RateLimit-Limit"] = Limit;
        headers["X-RateLimit-Remaining"] = Remaining;
        headers["X-RateLimit-Reset"] = Reset;
        headers["X-Integration-Source"] = source;
        Copy(body, response);
        await response.BodyWriter.FlushAsync();
    }

    // Known in length before it is sent, which spares the chunks.
    private static void Copy(FloorRow body, HttpResponse response)
    {
        buffer ??= new ArrayBufferWriter<byte>(1024);
        writer ??= new Utf8JsonWriter(buffer);
        buffer.ResetWrittenCount();
        writer.Reset();
        JsonSerializer.Serialize(writer, body, FloorJson.Default.FloorRow);
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan);
    }
}
