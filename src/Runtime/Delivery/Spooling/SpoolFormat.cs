using System.Buffers.Binary;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>What is in a request's file: a header of 44 bytes, little-endian, and the body. docs/spool.md has the table.</summary>
static class SpoolFormat
{
    public const int HeaderLength = 44;

    const byte Version = 1;
    const int ChecksumAt = 40;

    static readonly string?[] _encodings = [null, "gzip"];

    static ReadOnlySpan<byte> Magic => "AMTS"u8;

    /// <summary>What stands before the body.</summary>
    /// <exception cref="ArgumentException">There is no such signal or encoding, or no sensible count.</exception>
    public static byte[] HeaderOf(SpooledRequest request)
    {
        var signal = CodeOf(request.Signal);
        var encoding = Array.IndexOf(_encodings, request.ContentEncoding);
        if (signal < 0 || encoding < 0 || request.Count < 0)
            throw new ArgumentException($"{request.Count} items of {request.Signal} in {request.ContentEncoding ?? "no encoding"} cannot be spooled.", nameof(request));

        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        header[4] = Version;
        header[5] = (byte)signal;
        header[6] = (byte)encoding;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), request.Count);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), request.Body.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), request.Created.ToUnixTimeMilliseconds());
        request.Id.TryWriteBytes(header.AsSpan(24), bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(ChecksumAt), Crc32C.Of(header.AsSpan(0, ChecksumAt), request.Body.Span));
        return header;
    }

    /// <summary>Null for anything but a whole file of this version.</summary>
    public static SpooledRequest? Read(byte[] file)
    {
        var header = file.AsSpan(0, Math.Min(file.Length, HeaderLength));
        if (header.Length < HeaderLength || !header.StartsWith(Magic) || header[4] != Version || SignalOf(header[5]) == TelemetrySignal.Unspecified || header[6] >= _encodings.Length)
            return null;

        var body = file.AsMemory(HeaderLength);
        if (BinaryPrimitives.ReadInt32LittleEndian(header[12..]) != body.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(header[ChecksumAt..]) != Crc32C.Of(header[..ChecksumAt], body.Span))
            return null;

        return new()
        {
            Signal = SignalOf(header[5]),
            ContentEncoding = _encodings[header[6]],
            Count = BinaryPrimitives.ReadInt32LittleEndian(header[8..]),
            Created = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(header[16..])),
            Id = new Guid(header[24..ChecksumAt], bigEndian: true),
            Body = body,
        };
    }

    static int CodeOf(TelemetrySignal signal) => signal switch
    {
        TelemetrySignal.Traces => 0,
        TelemetrySignal.Logs => 1,
        TelemetrySignal.Metrics => 2,
        _ => -1,
    };

    static TelemetrySignal SignalOf(byte code) => code switch
    {
        0 => TelemetrySignal.Traces,
        1 => TelemetrySignal.Logs,
        2 => TelemetrySignal.Metrics,
        _ => TelemetrySignal.Unspecified,
    };
}
