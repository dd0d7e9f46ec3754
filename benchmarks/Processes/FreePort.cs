using System.Net;
using System.Net.Sockets;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>A loopback port that was free a moment ago.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
