using System.Net.Sockets;
using System.Text;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>A connection that sends what no HTTP client would.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(20);

    private readonly TcpClient client = new();
    private Stream stream = Stream.Null;

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(Uri service)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(service.Host, service.Port);
        connection.stream = connection.client.GetStream();
        return connection;
    }

    /// <summary>Sends one text on a connection of its own.</summary>
    /// <returns>See <see cref="ReadToEndAsync"/>.</returns>
    public static async Task<string> ExchangeAsync(Uri service, string text)
    {
        using var connection = await OpenAsync(service);
        await connection.SendAsync(text);
        return await connection.ReadToEndAsync();
    }

    /// <param name="text">Each character is one byte.</param>
    public async Task SendAsync(string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Everything that comes until the service closes the connection.</summary>
    /// <exception cref="OperationCanceledException">It does not.</exception>
    public async Task<string> ReadToEndAsync()
    {
        using var timeout = new CancellationTokenSource(TestTimeout, TimeProvider.System);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(timeout.Token);
    }

    public void Dispose()
    {
        stream.Dispose();
        client.Dispose();
    }
}
