using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.Errors;

/// <summary>
/// Gives the envelope to requests that the server refuses before anything of ours sees them: no host, a null in the path, a head that
/// is too long or never ends (contract, section 1). The server says when it refuses one; what it would have answered by itself, without
/// a body, is thrown away. Connections that carry TLS end elsewhere, so there its own answer stays.
/// </summary>
internal sealed class RefusedRequests(TimeProvider clock) : IObserver<KeyValuePair<string, object?>>
{
    private const string Refused = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Lets refusals find the connection that they belong to.</summary>
    public static void Follow(KestrelServerOptions kestrel) => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection =>
    {
        var output = new Output(connection.Transport.Output);
        connection.Transport = new Transport(connection.Transport.Input, output);
        connection.Features.Set(output);
        return next(connection);
    }));

    /// <summary>
    /// Answers refusals. The server gets a source of its own to tell of them: listening to the framework's would make every part of it report
    /// every request.
    /// </summary>
    public static IServiceCollection Answer(IServiceCollection services) => services.AddSingleton<DiagnosticSource>(provider =>
    {
        var source = new DiagnosticListener("RyzeChatwoot.Server");
        source.Subscribe(new RefusedRequests(provider.GetRequiredService<TimeProvider>()), name => name == Refused);
        return source;
    });

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection features
            && features.Get<IBadRequestExceptionFeature>()?.Error is Microsoft.AspNetCore.Http.BadHttpRequestException refusal
            && features.Get<IHttpResponseFeature>() is { HasStarted: false }
            && features.Get<ITlsHandshakeFeature>() is null)
        {
            features.Get<Output>()?.Replace(AnswerOf(refusal.StatusCode));
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    private byte[] AnswerOf(int status)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(ErrorResponse.Of(ErrorEnvelope.TextOf(status)), ApiJson.Answers.ErrorResponse);
        var head = $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\nContent-Type: application/json; charset=utf-8\r\n"
            + $"Content-Length: {body.Length}\r\nConnection: close\r\nDate: {clock.GetUtcNow():R}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>What the server writes to, until it is replaced.</summary>
    private sealed class Output(PipeWriter inner) : PipeWriter
    {
        private byte[]? ignored;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public void Replace(ReadOnlySpan<byte> answer)
        {
            inner.Write(answer);
            ignored = new byte[4096];
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) =>
            ignored is null ? inner.GetMemory(sizeHint) : ignored = new byte[Math.Max(sizeHint, ignored.Length)];

        public override Span<byte> GetSpan(int sizeHint = 0) => ignored is null ? inner.GetSpan(sizeHint) : GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (ignored is null)
            {
                inner.Advance(bytes);
            }
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);
    }
}
