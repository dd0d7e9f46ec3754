using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using RyzeChatwoot.BridgeMock;
using WireMock;

namespace RyzeChatwoot.TestKit;

/// <summary>One span as it was exported.</summary>
/// <param name="Source">Who made it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="TraceId">Its trace.</param>
/// <param name="Id">Its own id.</param>
/// <param name="ParentId">The span that it is a part of; empty for the first of a trace.</param>
/// <param name="Attributes">Those whose values are texts.</param>
public sealed record ExportedSpan(
    string Source, string Name, string TraceId, string Id, string ParentId, IReadOnlyDictionary<string, string> Attributes);

/// <summary>A collector on loopback (OTLP over HTTP with protocol buffers) that keeps what it is sent.</summary>
public sealed class OtlpSink : IAsyncDisposable
{
    private readonly WireMockHost server;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> exports = new();

    private OtlpSink() => server = new WireMockHost(KeepAsync);

    public Uri BaseUrl => new($"http://127.0.0.1:{server.Port}");

    /// <summary>Everything that arrived, as text: secrets would show in it.</summary>
    public string Raw => string.Concat(exports.Select(export => Encoding.UTF8.GetString(export.Body)));

    /// <summary>The spans so far.</summary>
    public IReadOnlyList<ExportedSpan> Spans =>
    [
        .. from export in Exports("/v1/traces")
           from scope in export.All(1, 2)
           let source = scope.All(1).Single().Text(1)
           from span in scope.All(2)
           select new ExportedSpan(source, span.Text(5), span.Id(1), span.Id(2), span.Id(4), Attributes(span)),
    ];

    /// <summary>Names of the metrics so far.</summary>
    public IReadOnlySet<string> Metrics => Exports("/v1/metrics").SelectMany(export => export.All(1, 2, 2)).Select(metric => metric.Text(1)).ToHashSet();

    /// <summary>What the exporting process says of itself.</summary>
    public IReadOnlyDictionary<string, string> Resource => Attributes(Exports("/v1/traces").First().All(1, 1).First(), field: 1);

    public static Task<OtlpSink> StartAsync() => Task.Run(() =>
    {
        var sink = new OtlpSink();
        sink.server.Start();
        return sink;
    });

    public async ValueTask DisposeAsync() => await Task.Run(server.Dispose);

    private static Dictionary<string, string> Attributes(ProtoMessage message, int field = 9) =>
        message.All(field).ToDictionary(attribute => attribute.Text(1), attribute => attribute.All(2).Single().Text(1));

    private IEnumerable<ProtoMessage> Exports(string path) =>
        exports.Where(export => export.Path == path).Select(export => new ProtoMessage(export.Body));

    private Task KeepAsync(HttpContext context, IRequestMessage message, CancellationToken cancellationToken)
    {
        exports.Enqueue((context.Request.Path, message.BodyAsBytes ?? []));
        return Task.CompletedTask;
    }
}
