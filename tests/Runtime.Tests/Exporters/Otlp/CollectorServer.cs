using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>A collector on a loopback port: keeps what it is sent and answers as it is told.</summary>
sealed class CollectorServer : IDisposable
{
    readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly List<CollectedRequest> _requests = [];
    readonly List<TcpClient> _connections = [];
    int _closed;

    /// <param name="isThere">Whether it listens already. Until it does the port is its own, and connections are refused.</param>
    public CollectorServer(bool isThere = true)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        if (isThere)
            Listen();
    }

    public string Url { get; }

    /// <summary>The raw answer, from the status line on; null closes the connection without one.</summary>
    public Func<CollectedRequest, byte[]?> Answer { get; set; } = _ => Response(200, "application/x-protobuf", []);

    /// <summary>Which requests are kept to be looked at.</summary>
    public Predicate<CollectedRequest> Keeps { get; set; } = _ => true;

    public IReadOnlyList<CollectedRequest> Requests
    {
        get { lock (_requests) return [.. _requests]; }
    }

    public int Connections
    {
        get { lock (_requests) return _connections.Count; }
    }

    public void Listen()
    {
        _listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>Waits until the other side has closed every connection.</summary>
    public void AwaitClosedConnections()
    {
        lock (_requests)
        {
            while (_closed < _connections.Count)
            {
                if (!Monitor.Wait(_requests, TimeSpan.FromSeconds(30)))
                    throw new TimeoutException($"{_connections.Count - _closed} connections are still open.");
            }
        }
    }

    public IReadOnlyList<SpanItem> Spans => [.. Bodies("/v1/traces").SelectMany(OtlpReader.Spans)];

    public IReadOnlyList<LogItem> Logs => [.. Bodies("/v1/logs").SelectMany(OtlpReader.Logs)];

    public IReadOnlyList<MetricItem> Metrics => [.. Bodies("/v1/metrics").SelectMany(OtlpReader.Metrics)];

    public static byte[] Response(int status, string mediaType, byte[] body, string headers = "")
        => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Status\r\nContent-Type: {mediaType}\r\nContent-Length: {body.Length}\r\n{headers}\r\n")), .. body];

    public void Dispose()
    {
        _listener.Dispose();
        lock (_requests)
            _connections.ForEach(connection => connection.Dispose());
    }

    IEnumerable<byte[]> Bodies(string path) => Requests.Where(request => request.Path.EndsWith(path, StringComparison.Ordinal)).Select(request => request.Body);

    void Accept()
    {
        try
        {
            while (true)
            {
                var connection = new TcpClient { Client = _listener.Accept() };
                lock (_requests)
                    _connections.Add(connection);
                new Thread(() => Serve(connection)) { IsBackground = true }.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    void Serve(TcpClient connection)
    {
        try
        {
            using var stream = connection.GetStream();
            while (Read(stream) is { } request)
            {
                if (Keeps(request))
                {
                    lock (_requests)
                        _requests.Add(request);
                }

                if (Answer(request) is not { } answer)
                    return;
                stream.Write(answer);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The other side is gone.
        }
        finally
        {
            lock (_requests)
            {
                _closed++;
                Monitor.PulseAll(_requests);
            }
        }
    }

    static CollectedRequest? Read(NetworkStream stream)
    {
        if (ReadUntil(stream, "\r\n\r\n") is not { } head)
            return null;

        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var (sent, sentLength) = headers.GetValueOrDefault("Transfer-Encoding") == "chunked"
            ? ReadChunks(stream)
            : ReadExactly(stream, int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture));
        var body = sent;
        if (headers.GetValueOrDefault("Content-Encoding") == "gzip")
        {
            using var plain = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(sent), CompressionMode.Decompress);
            gzip.CopyTo(plain);
            body = plain.ToArray();
        }

        return new(lines[0].Split(' ')[0], lines[0].Split(' ')[1], headers, body, sentLength, head.Length);
    }

    static (byte[] Bytes, int SentLength) ReadExactly(NetworkStream stream, int length)
    {
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return (bytes, length);
    }

    /// <remarks>https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding</remarks>
    static (byte[] Bytes, int SentLength) ReadChunks(NetworkStream stream)
    {
        using var bytes = new MemoryStream();
        var sentLength = 0;
        while (true)
        {
            var size = ReadUntil(stream, "\r\n") ?? throw new EndOfStreamException();
            var (chunk, length) = ReadExactly(stream, int.Parse(size.TrimEnd(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + "\r\n".Length);
            sentLength += size.Length + length;
            bytes.Write(chunk.AsSpan(..^"\r\n".Length));
            if (chunk.Length == "\r\n".Length)
                return (bytes.ToArray(), sentLength);
        }
    }

    /// <summary>Null where the stream ends before it.</summary>
    static string? ReadUntil(NetworkStream stream, string end)
    {
        var text = new StringBuilder();
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            var next = stream.ReadByte();
            if (next < 0)
                return null;
            text.Append((char)next);
        }

        return text.ToString();
    }
}
