using System.Net;
using System.Net.Sockets;

namespace AutomagikTelemetry.CommandLine.Collectors;

/// <summary>A port at which nobody listens: it is bound, so that nobody else takes it meanwhile, and refuses every connection.</summary>
sealed class Nobody : IDisposable
{
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Nobody() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}";

    public void Dispose() => _socket.Dispose();
}
