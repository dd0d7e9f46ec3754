using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>
/// A raw loopback server that reads each request whole and closes the connection without a response, once it has given a number of
/// responses.
/// </summary>
internal sealed partial class ClosingBridge : IAsyncDisposable
{
    private const string Response = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<(string Method, int Connection)> requests = new();
    private readonly Task accepting;
    private int responses;

    public ClosingBridge(int responses)
    {
        this.responses = responses;
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Url => $"http://{listener.LocalEndpoint}/";

    /// <summary>The method of each request, and the number of the connection that it came on.</summary>
    public IReadOnlyCollection<(string Method, int Connection)> Requests => [.. requests];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        for (var connection = 1; ; connection++)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            await ServeAsync(client.GetStream(), connection);
        }
    }

    private async Task ServeAsync(NetworkStream stream, int connection)
    {
        while (await ReadRequestAsync(stream) is { } method)
        {
            requests.Enqueue((method, connection));
            if (--responses < 0)
            {
                return;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(Response), stop.Token);
        }
    }

    /// <summary>Reads a request, body included.</summary>
    /// <returns>Its method; null when the client has closed the connection.</returns>
    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var request = "";
        var buffer = new byte[4096];
        while (!IsWhole(request))
        {
            var length = await stream.ReadAsync(buffer, stop.Token);
            if (length == 0)
            {
                return null;
            }

            request += Encoding.Latin1.GetString(buffer, 0, length);
        }

        return request.Split(' ')[0];
    }

    private static bool IsWhole(string request)
    {
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = ContentLength().Match(request) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
        return head >= 0 && request.Length >= head + "\r\n\r\n".Length + length;
    }

    [GeneratedRegex("^Content-Length: ([0-9]+)\r$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContentLength();
}
