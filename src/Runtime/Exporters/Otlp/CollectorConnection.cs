using System.Net.Sockets;
using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Connects as the platform's handler does, but from a thread of its own that waits.</summary>
/// <remarks>
/// A socket that was connected asynchronously never blocks again: each wait for an answer would then wake two threads of the framework's beside the one that waits,
/// for more than the sending takes. A thread, since the pool's are the host's, and a firewall may keep this one waiting for minutes.
/// </remarks>
static class CollectorConnection
{
    public static ValueTask<Stream> Open(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var connected = new TaskCompletionSource<Stream>(TaskCreationOptions.RunContinuationsAsynchronously);
        BackgroundThread.Start(() => Connect(context, connected, cancellationToken), "AutomagikTelemetry connection");
        return new(connected.Task);
    }

    static void Connect(SocketsHttpConnectionContext context, TaskCompletionSource<Stream> connected, CancellationToken cancellationToken)
    {
        Socket? socket = null;
        try
        {
            socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using (cancellationToken.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket))
                socket.Connect(context.DnsEndPoint);
            connected.SetResult(new NetworkStream(socket, ownsSocket: true));
        }
        catch (Exception exception)
        {
            socket?.Dispose();
            if (cancellationToken.IsCancellationRequested)
                connected.TrySetCanceled(cancellationToken);
            else
                connected.TrySetException(exception);
        }
    }
}
