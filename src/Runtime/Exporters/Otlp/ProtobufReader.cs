using System.Buffers.Binary;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Walks over the fields of a message. Never throws: what is not protobuf ends the walk.</summary>
ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    const int LongestVarint = 10;

    ReadOnlySpan<byte> _left = message;

    public int Field { get; private set; }

    /// <summary>The value of a field that is a number, else 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>The value of a field that is a string, bytes or a message, else empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Goes on to the next field; false when there is none.</summary>
    public bool Read()
    {
        Number = 0;
        Bytes = default;
        if (!TryVarint(out var tag))
            return false;

        Field = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0 when TryVarint(out var number):
                Number = number;
                return true;
            case 1 when _left.Length >= sizeof(ulong):
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                return true;
            case 2 when TryVarint(out var length) && length <= (ulong)_left.Length:
                Bytes = Take((int)length);
                return true;
            case 5 when _left.Length >= sizeof(uint):
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                return true;
            default:
                return false;
        }
    }

    ReadOnlySpan<byte> Take(int count)
    {
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    bool TryVarint(out ulong value)
    {
        value = 0;
        for (var i = 0; i < LongestVarint && i < _left.Length; i++)
        {
            value |= (ulong)(_left[i] & 0x7F) << (7 * i);
            if (_left[i] < 0x80)
            {
                _left = _left[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
