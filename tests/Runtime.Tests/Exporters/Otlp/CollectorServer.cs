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
                Monitor.Wait(_requests, TimeSpan.FromSeconds(30)).ShouldBeTrue();
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
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = stream.ReadByte();
            if (next < 0)
                return null;
            head.Append((char)next);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var sent = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        stream.ReadExactly(sent);
        var body = sent;
        if (headers.GetValueOrDefault("Content-Encoding") == "gzip")
        {
            using var plain = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(sent), CompressionMode.Decompress);
            gzip.CopyTo(plain);
            body = plain.ToArray();
        }

        return new(lines[0].Split(' ')[0], lines[0].Split(' ')[1], headers, body, sent.Length);
    }
}
