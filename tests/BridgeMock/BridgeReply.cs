using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RyzeChatwoot.BridgeMock;

/// <summary>
/// What a caller of the bridge receives: a response, or one of the ways in which a remote service fails to send one.
/// A reply has no state, so one object may serve any number of calls.
/// </summary>
public sealed partial class BridgeReply
{
    private const string JsonType = "application/json; charset=utf-8";

    private readonly Func<HttpContext, CancellationToken, Task> send;

    private BridgeReply(Func<HttpContext, CancellationToken, Task> send) => this.send = send;

    /// <summary>A response with a JSON body.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">Sent as it is, valid or not.</param>
    public static BridgeReply Json(int status, string body) => Text(status, body, JsonType);

    /// <summary>A response with a body of any type, encoded in UTF-8 and with a <c>Content-Length</c>.</summary>
    public static BridgeReply Text(int status, string body, string contentType) => new((context, cancellationToken) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Describe(context.Response, status, contentType, bytes.Length);
        return WriteAsync(context.Response, bytes, cancellationToken);
    });

    /// <summary>A response without a body.</summary>
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

    /// <summary>An error of the bridge itself, without a status of Chatwoot.</summary>
    public static BridgeReply Error(int status, string message) => Json(status, new { error = new { message } });

    /// <summary>Chatwoot refused the activation, or failed (contract, section 7), in one of the forms that section 8 allows.</summary>
    /// <param name="upstreamStatus">The status that Chatwoot answered with.</param>
    /// <param name="message">Chatwoot's own text.</param>
    /// <param name="form">How the bridge reports it.</param>
    public static BridgeReply ChatwootError(int upstreamStatus, string message, ErrorForm form = ErrorForm.UpstreamStatus)
    {
        const int Status = StatusCodes.Status502BadGateway;
        var text = $"Chatwoot answered HTTP {upstreamStatus}: {message}";
        return form switch
        {
            ErrorForm.UpstreamStatus => Json(Status, new { error = new { message, upstream_status = upstreamStatus } }),
            ErrorForm.UpstreamStatusString => Json(Status, new { error = new { message, upstream_status = $"{upstreamStatus}" } }),
            ErrorForm.ErrorText => Json(Status, new { error = text }),
            ErrorForm.MessageText => Json(Status, new { message = text }),
            ErrorForm.MessageList => Json(Status, new { message = new[] { text } }),
            ErrorForm.PlainText => Text(Status, text, "text/plain"),
        };
    }

    /// <summary>The same reply, held back until the gate completes.</summary>
    public BridgeReply After(Task gate) => After(cancellationToken => gate.WaitAsync(cancellationToken));

    /// <summary>The same reply, this much later.</summary>
    public BridgeReply After(TimeSpan delay) => After(cancellationToken => PauseAsync(delay, cancellationToken));

    internal static BridgeReply Json(int status, object body) => Json(status, JsonSerializer.Serialize(body));

    private static void Describe(HttpResponse response, int status, string contentType, long? length)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = length;
    }

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        await response.BodyWriter.WriteAsync(bytes, cancellationToken);

    private static Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        Task.Delay(pause, TimeProvider.System, cancellationToken);

    internal Task SendAsync(HttpContext context, CancellationToken cancellationToken) => send(context, cancellationToken);

    private BridgeReply After(Func<CancellationToken, Task> wait) => new(async (context, cancellationToken) =>
    {
        await wait(cancellationToken);
        await send(context, cancellationToken);
    });
}
