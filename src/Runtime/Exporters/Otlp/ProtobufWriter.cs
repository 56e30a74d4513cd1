using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Writes protobuf fields into a buffer. Values that are a field's default are written too: leaving them out is the caller's choice.</summary>
/// <remarks>https://protobuf.dev/programming-guides/encoding/</remarks>
readonly struct ProtobufWriter(PooledBuffer buffer)
{
    const int VarintType = 0;
    const int Fixed64Type = 1;
    public const int LengthType = 2;
    const int Fixed32Type = 5;

    const int MaxTagLength = 2;
    const int MaxVarintLength = 10;
    const int MaxBytesPerChar = 3;

    /// <summary>Bytes written.</summary>
    public int Length => buffer.Length;

    public void Varint(int field, ulong value)
    {
        var room = buffer.Reserve(MaxTagLength + MaxVarintLength);
        var length = PutTag(room, field, VarintType);
        buffer.Advance(length + PutVarint(room[length..], value));
    }

    public void Boolean(int field, bool value) => Varint(field, value ? 1UL : 0);

    public void Fixed32(int field, uint value)
    {
        var room = buffer.Reserve(MaxTagLength + sizeof(uint));
        var length = PutTag(room, field, Fixed32Type);
        BinaryPrimitives.WriteUInt32LittleEndian(room[length..], value);
        buffer.Advance(length + sizeof(uint));
    }

    public void Fixed64(int field, ulong value)
    {
        var room = buffer.Reserve(MaxTagLength + sizeof(ulong));
        var length = PutTag(room, field, Fixed64Type);
        BinaryPrimitives.WriteUInt64LittleEndian(room[length..], value);
        buffer.Advance(length + sizeof(ulong));
    }

    public void Double(int field, double value) => Fixed64(field, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>As UTF-8; a surrogate without its partner becomes U+FFFD, since a receiver refuses a whole request for one bad string.</summary>
    public void String(int field, string value)
    {
        var longest = value.Length * MaxBytesPerChar;
        if (longest < 0x80)
        {
            // The length is one byte, whatever it is: no need to count first.
            var room = buffer.Reserve(MaxTagLength + 1 + longest);
            var start = PutTag(room, field, LengthType) + 1;
            var length = Encoding.UTF8.GetBytes(value, room[start..]);
            room[start - 1] = (byte)length;
            buffer.Advance(start + length);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(value);
        Prefix(field, count);
        buffer.Advance(Encoding.UTF8.GetBytes(value, buffer.Reserve(count)));
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Prefix(field, value.Length);
        buffer.Write(value);
    }

    /// <summary>Up to 127 bytes that the caller puts in at once.</summary>
    public Span<byte> Bytes(int field, int count)
    {
        var room = buffer.Reserve(MaxTagLength + 1 + count);
        var start = PutTag(room, field, LengthType);
        room[start++] = (byte)count;
        buffer.Advance(start + count);
        return room.Slice(start, count);
    }

    /// <summary>Fields that are encoded already.</summary>
    public void Fields(byte[] encoded) => buffer.Write(encoded);

    /// <summary>Repeated numbers of eight bytes each.</summary>
    public void Packed(int field, ReadOnlySpan<long> values)
    {
        Prefix(field, values.Length * sizeof(long));
        foreach (var value in values)
            Raw64((ulong)value);
    }

    /// <inheritdoc cref="Packed(int, ReadOnlySpan{long})"/>
    public void Packed(int field, ReadOnlySpan<double> values)
    {
        Prefix(field, values.Length * sizeof(double));
        foreach (var value in values)
            Raw64(BitConverter.DoubleToUInt64Bits(value));
    }

    /// <summary>Lets somebody else lay out a few fields, who returns how many bytes they take.</summary>
    public Span<byte> Reserve(int count) => buffer.Reserve(count);

    /// <summary>Takes over what was laid out in reserved room.</summary>
    public void Advance(int count) => buffer.Advance(count);

    /// <summary>Begins a nested message. Its length is filled in by <see cref="End"/>, so that nothing is walked or written twice.</summary>
    /// <param name="field">The field that holds the message.</param>
    /// <param name="width">Bytes kept for the length: 1 for up to 127 bytes, 2 for up to 16,383, 4 for any. A message that outgrows it is moved.</param>
    public Nested Begin(int field, int width)
    {
        var room = buffer.Reserve(MaxTagLength + width);
        buffer.Advance(PutTag(room, field, LengthType) + width);
        return new(buffer.Length, width);
    }

    /// <summary>Ends the innermost open message.</summary>
    public void End(Nested message)
    {
        var length = buffer.Length - message.Start;
        if (message.Width == 1 && length < 0x80)
        {
            buffer.Bytes[message.Start - 1] = (byte)length;
            return;
        }

        var width = message.Width;
        while (width < 5 && length >> (7 * width) != 0)
            width++;

        if (width > message.Width)
        {
            var shift = width - message.Width;
            buffer.Reserve(shift);
            buffer.Bytes.AsSpan(message.Start, length).CopyTo(buffer.Bytes.AsSpan(message.Start + shift));
            buffer.Advance(shift);
        }

        // Continuation bits fill up the width: a longer form of the same number, which every reader takes.
        var target = buffer.Bytes.AsSpan(message.Start - message.Width, width);
        for (var i = 0; i < width; i++)
            target[i] = (byte)(((length >> (7 * i)) & 0x7F) | (i < width - 1 ? 0x80 : 0));
    }

    /// <summary>What precedes the content of a field that has a length.</summary>
    void Prefix(int field, int count)
    {
        var room = buffer.Reserve(MaxTagLength + MaxVarintLength);
        var length = PutTag(room, field, LengthType);
        buffer.Advance(length + PutVarint(room[length..], (ulong)count));
    }

    /// <summary>Bytes written: a field's number, up to 2,047, and the type of its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PutTag(Span<byte> room, int field, int type)
    {
        var tag = (field << 3) | type;
        if (tag < 0x80)
        {
            room[0] = (byte)tag;
            return 1;
        }

        room[0] = (byte)(tag | 0x80);
        room[1] = (byte)(tag >> 7);
        return 2;
    }

    /// <summary>Bytes written, at most ten.</summary>
    public static int PutVarint(Span<byte> room, ulong value)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            room[length++] = (byte)(value | 0x80);
        room[length++] = (byte)value;
        return length;
    }

    void Raw64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.Reserve(sizeof(ulong)), value);
        buffer.Advance(sizeof(ulong));
    }
}
