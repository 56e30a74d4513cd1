using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace AutomagikTelemetry.Delivery.Tests.Server;

/// <summary>One request of which the head has been read, and the connection that it came over.</summary>
sealed class Exchange
{
    const int LongestHead = 64 * 1024;

    readonly Socket _socket;
    readonly Stream _input;
    readonly Stream _output;
    readonly IReadOnlyDictionary<string, string> _headers;
    byte[]? _body;

    Exchange(Socket socket, Stream input, Stream output, string path, IReadOnlyDictionary<string, string> headers)
    {
        _socket = socket;
        _input = input;
        _output = output;
        _headers = headers;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Whether no further request can come over the connection.</summary>
    public bool IsOver { get; private set; }

    int Length => int.Parse(_headers["Content-Length"], CultureInfo.InvariantCulture);

    /// <summary>Reads the next request's head; null where there is none.</summary>
    public static Exchange? Begin(Socket socket, Stream input, Stream output)
    {
        var head = new StringBuilder();
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            var next = input.ReadByte();
            if (next < 0)
                return null;

            head.Append((char)next);
            // As any HTTP server that is spoken to in TLS, it does not wait for the end of such a head.
            if (!char.IsAsciiLetter(head[0]) || head.Length > LongestHead)
            {
                output.Write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
                return null;
            }
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new(socket, input, output, lines[0].Split(' ')[1], headers);
    }

    /// <summary>The whole body, decompressed.</summary>
    public byte[] ReadBody()
    {
        if (_body is not null)
            return _body;

        var sent = new byte[Length];
        _input.ReadExactly(sent);
        if (_headers.GetValueOrDefault("Content-Encoding") != "gzip")
            return _body = sent;

        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(sent), CompressionMode.Decompress))
            gzip.CopyTo(plain);
        return _body = plain.ToArray();
    }

    public void ReadHalfOfBody() => _input.ReadExactly(new byte[Length / 2]);

    public void Write(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    public void WriteForEver(byte[] bytes)
    {
        while (true)
            _output.Write(bytes);
    }

    /// <summary>Waits until the other side hangs up.</summary>
    public void AwaitEnd()
    {
        IsOver = true;
        while (_input.ReadByte() >= 0)
        {
        }
    }

    /// <summary>Hangs up with a reset (RST): what the other side has not read yet is gone.</summary>
    public void Reset()
    {
        IsOver = true;
        _socket.LingerState = new(enable: true, seconds: 0);
        _socket.Close();
    }

    public void HangUp() => IsOver = true;
}
