using System.Net;
using System.Net.Sockets;

namespace AutomagikTelemetry.CommandLine.Collectors;

/// <summary>A port at which connections are begun and never made: its queue is full and nobody empties it, so that the kernel drops what asks to come in.</summary>
sealed class BlackHole : IDisposable
{
    const int MoreThanTheQueueHolds = 8;

    readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly List<Socket> _queued = [];

    public BlackHole()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        for (var i = 0; i < MoreThanTheQueueHolds; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _queued.Add(socket);
            _ = socket.ConnectAsync(_listener.LocalEndPoint!).ContinueWith(static connected => _ = connected.Exception, TaskScheduler.Default);
        }

        // Checked, since what is measured with it depends on it.
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (probe.ConnectAsync(_listener.LocalEndPoint!).Wait(TimeSpan.FromMilliseconds(500)))
            throw new InvalidOperationException("The system takes connections beyond a full queue: there is no black hole here.");
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var socket in _queued)
            socket.Dispose();
    }
}
