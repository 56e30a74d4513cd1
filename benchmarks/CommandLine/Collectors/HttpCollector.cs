using System.Net;
using System.Net.Sockets;

namespace AutomagikTelemetry.CommandLine.Collectors;

/// <summary>Takes every request, at once or after a while, over connections that are kept.</summary>
sealed class HttpCollector : IDisposable
{
    static readonly byte[] _answer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly TimeSpan _delay;
    int _requests;

    public HttpCollector(TimeSpan delay)
    {
        _delay = delay;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Requests that were answered.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public void Dispose() => _listener.Stop();

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                    await SkipRequestAsync(reader);
                    await Task.Delay(_delay);
                    await stream.WriteAsync(_answer);
                    Interlocked.Increment(ref _requests);
                }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }

    static async Task SkipRequestAsync(StreamReader reader)
    {
        var length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header.AsSpan("Content-Length:".Length), System.Globalization.CultureInfo.InvariantCulture);
        }

        await reader.ReadBlockAsync(new char[length]);
    }
}
