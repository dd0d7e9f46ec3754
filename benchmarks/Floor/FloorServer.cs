using System.Buffers;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Floor;

/// <summary>
/// The least that can respond to a list: Kestrel with one middleware, one prepared statement, generated JSON. It has no limiter, no logs,
/// no validation and no error handling; everything that is not a list with a known token and instance is 404.
/// </summary>
internal sealed class FloorServer(FloorDatabase database, FloorBridge? bridge)
{
    public const string Command = "floor";

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

    /// <param name="args">The URL, the Npgsql connection string and, for live responses, the bridge's URL.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var database = new FloorDatabase(args[1]);
        using var bridge = args.Length > 2 ? new FloorBridge(new Uri(args[2])) : null;
        await MinimalServer.RunAsync(new Uri(args[0]), new FloorServer(database, bridge).HandleAsync);
        return 0;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var row = path.StartsWith(Prefix, StringComparison.Ordinal)
            ? await database.FindAsync(Hash(context.Request.Headers["token"].ToString()), path[Prefix.Length..])
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

    // With a known length, so that the response is not chunked.
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

/// <summary>Calls the bridge with nothing between the socket and the parser: no timeout, no retry, no circuit breaker.</summary>
internal sealed class FloorBridge(Uri url) : IDisposable
{
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
    });

    private readonly AuthenticationHeaderValue authorization = new("Bearer", "bridge-token");

    public async ValueTask<FloorLiveStatus?> FindAsync(string id, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, "/v1/integrations/" + id));
        request.Headers.Authorization = authorization;
        using var response = await client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode) return null;

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return JsonSerializer.Deserialize(body, FloorJson.Default.FloorLiveStatus);
    }

    public void Dispose() => client.Dispose();
}

/// <summary>The fields that the floor reads from the bridge's response.</summary>
internal sealed record FloorLiveStatus(string Status, string? LastError);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FloorRow))]
[JsonSerializable(typeof(FloorLiveStatus))]
internal sealed partial class FloorJson : JsonSerializerContext;
