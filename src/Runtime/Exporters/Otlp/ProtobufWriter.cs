using System.Buffers.Binary;
using System.Text;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Writes protobuf fields into a buffer. Values that are a field's default are written too: leaving them out is the caller's choice.</summary>
/// <remarks>https://protobuf.dev/programming-guides/encoding/</remarks>
readonly struct ProtobufWriter(PooledBuffer buffer)
{
    const int VarintType = 0;
    const int Fixed64Type = 1;
    const int LengthType = 2;
    const int Fixed32Type = 5;

    const int MaxVarintLength = 10;
    const int MaxBytesPerChar = 3;

    public void Varint(int field, ulong value)
    {
        Tag(field, VarintType);
        Raw(value);
    }

    public void Boolean(int field, bool value) => Varint(field, value ? 1UL : 0);

    public void Fixed32(int field, uint value)
    {
        Tag(field, Fixed32Type);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.Reserve(sizeof(uint)), value);
        buffer.Advance(sizeof(uint));
    }

    public void Fixed64(int field, ulong value)
    {
        Tag(field, Fixed64Type);
        Raw64(value);
    }

    public void Double(int field, double value) => Fixed64(field, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>As UTF-8; a surrogate without its partner becomes U+FFFD, since a receiver refuses a whole request for one bad string.</summary>
    public void String(int field, string value)
    {
        Tag(field, LengthType);
        var longest = value.Length * MaxBytesPerChar;
        if (longest < 0x80)
        {
            // The length is one byte, whatever it is: no need to count first.
            var room = buffer.Reserve(1 + longest);
            var length = Encoding.UTF8.GetBytes(value, room[1..]);
            room[0] = (byte)length;
            buffer.Advance(1 + length);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(value);
        Raw((ulong)count);
        buffer.Advance(Encoding.UTF8.GetBytes(value, buffer.Reserve(count)));
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, LengthType);
        Raw((ulong)value.Length);
        buffer.Write(value);
    }

    /// <summary>Repeated numbers of eight bytes each.</summary>
    public void Packed(int field, ReadOnlySpan<long> values)
    {
        BeginPacked(field, values.Length);
        foreach (var value in values)
            Raw64((ulong)value);
    }

    /// <inheritdoc cref="Packed(int, ReadOnlySpan{long})"/>
    public void Packed(int field, ReadOnlySpan<double> values)
    {
        BeginPacked(field, values.Length);
        foreach (var value in values)
            Raw64(BitConverter.DoubleToUInt64Bits(value));
    }

    /// <summary>Begins a nested message. Its length is filled in by <see cref="End"/>, so that nothing is walked or written twice.</summary>
    /// <param name="field">The field that holds the message.</param>
    /// <param name="width">Bytes kept for the length: 1 for up to 127 bytes, 2 for up to 16,383, 4 for any. A message that outgrows it is moved.</param>
    public Nested Begin(int field, int width)
    {
        Tag(field, LengthType);
        buffer.Reserve(width);
        buffer.Advance(width);
        return new(buffer.Length, width);
    }

    /// <summary>Ends the innermost open message.</summary>
    public void End(Nested message)
    {
        var length = buffer.Length - message.Start;
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

    void Tag(int field, int type) => Raw((ulong)((field << 3) | type));

    void BeginPacked(int field, int count)
    {
        Tag(field, LengthType);
        Raw((ulong)count * sizeof(ulong));
    }

    void Raw(ulong value)
    {
        var room = buffer.Reserve(MaxVarintLength);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            room[length++] = (byte)(value | 0x80);
        room[length++] = (byte)value;
        buffer.Advance(length);
    }

    void Raw64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.Reserve(sizeof(ulong)), value);
        buffer.Advance(sizeof(ulong));
    }
}
