using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;

namespace RyzeChatwoot.BridgeMock;

/// <summary>
/// A WireMock.Net server on 127.0.0.1 that gives every request to one handler. The first start chooses the port and every later one uses
/// it again; while stopped it refuses connections.
/// </summary>
/// <param name="respond">Writes the response, and decides whether the connection survives; its token ends when the client hangs up or the server stops.</param>
/// <remarks>
/// A response provider of WireMock.Net gets the request's <see cref="HttpContext"/>. So it can do what the built-in faults cannot: reset,
/// drip, stop inside the body, end early. A response of null tells WireMock.Net that nothing is left to write.
/// </remarks>
internal sealed class WireMockHost(Func<HttpContext, IRequestMessage, CancellationToken, Task> respond) : IResponseProvider, IDisposable
{
    // WireMock's own log is not read and would grow without a limit.
    private const int MaxLogEntries = 10;

    private WireMockServer? server;
    private HeldPort? held;
    private CancellationTokenSource stopping = new();

    public int Port { get; private set; }

    public void Start()
    {
        held?.Dispose();
        stopping = new CancellationTokenSource();
        server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [$"http://127.0.0.1:{Port}"],
            Logger = new WireMockNullLogger(),
            MaxRequestLogCount = MaxLogEntries,
            AllowBodyForAllHttpMethods = true,
            DisableJsonBodyParsing = true,
            DisableDeserializeFormUrlEncoded = true,
            DisableRequestBodyDecompressing = true,
        });
        server.Given(Request.Create()).RespondWith(this);
        Port = server.Port;
    }

    public void Stop()
    {
        if (server is null) return;

        Close();
        held = new HeldPort(Port);
    }

    public void Dispose()
    {
        Close();
        held?.Dispose();
        stopping.Dispose();
    }

    async Task<(IResponseMessage Message, IMapping? Mapping)> IResponseProvider.ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        await using var aborting = stopping.Token.Register(context.Abort);
        try
        {
            await respond(context, requestMessage, context.RequestAborted);
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or SocketException)
        {
            context.Abort();
        }

        return (null!, null);
    }

    // WireMock.Net waits up to 30 s for requests under way, so these are aborted first.
    private void Close()
    {
        if (server is null) return;

        stopping.Cancel();
        server.Stop();
        server.Dispose();
        server = null;
    }
}
