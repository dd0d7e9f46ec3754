using System.Net;
using System.Net.Sockets;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>A loopback port for a program that cannot choose one itself.</summary>
internal static class FreePort
{
    /// <returns>A port that was free a moment ago.</returns>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
