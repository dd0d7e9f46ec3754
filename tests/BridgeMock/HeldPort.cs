using System.Net;
using System.Net.Sockets;

namespace RyzeChatwoot.BridgeMock;

/// <summary>A loopback port that is bound but does not listen: connecting is refused, and no other process gets it meanwhile.</summary>
internal sealed class HeldPort : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <param name="port">0 for any free one.</param>
    public HeldPort(int port = 0) => socket.Bind(new IPEndPoint(IPAddress.Loopback, port));

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public void Dispose() => socket.Dispose();
}
