using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// Kestrel on 127.0.0.1, without a host: no configuration, no logging, no signal handlers. The first start chooses the
/// port and every later one uses it again; while stopped it refuses connections.
/// </summary>
/// <param name="handle">Answers a request; its token ends when the client hangs up or the server stops.</param>
internal sealed class LoopbackServer(Func<HttpContext, CancellationToken, Task> handle) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private KestrelServer? server;
    private HeldPort? held;
    private CancellationTokenSource stopping = new();

    public int Port { get; private set; }

    public async Task StartAsync()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, Port);

        held?.Dispose();
        stopping = new CancellationTokenSource();
        server = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        await server.StartAsync(this, CancellationToken.None);
        Port = new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
    }

    public async Task StopAsync()
    {
        if (server is null) return;

        await CloseAsync();
        held = new HeldPort(Port);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        held?.Dispose();
        stopping.Dispose();
    }

    private async Task CloseAsync()
    {
        if (server is null) return;

        await stopping.CancelAsync();
        using var grace = new CancellationTokenSource(Grace);
        await server.StopAsync(grace.Token);
        server.Dispose();
        server = null;
    }

    HttpContext IHttpApplication<HttpContext>.CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    async Task IHttpApplication<HttpContext>.ProcessRequestAsync(HttpContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        try
        {
            await handle(context, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    void IHttpApplication<HttpContext>.DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
