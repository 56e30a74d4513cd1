using System.Buffers.Binary;
using System.Text;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

/// <summary>A protobuf message, read more strictly than any receiver would: nothing unknown, nothing repeated that is not to be, nothing behind it.</summary>
/// <remarks>https://protobuf.dev/programming-guides/encoding/</remarks>
sealed class Message
{
    static readonly UTF8Encoding _strictUtf8 = new(false, throwOnInvalidBytes: true);

    readonly string _name;
    readonly Dictionary<int, List<Field>> _fields = [];
    readonly HashSet<int> _known = [];

    public Message(string name, ReadOnlyMemory<byte> bytes)
    {
        _name = name;
        while (!bytes.IsEmpty)
        {
            var tag = Varint(ref bytes);
            var field = Value((int)(tag & 7), ref bytes);
            var number = checked((int)(tag >> 3));
            if (number == 0)
                throw Bad("a field has the number 0");
            (_fields.TryGetValue(number, out var values) ? values : _fields[number] = []).Add(field);
        }
    }

    /// <summary>Fails when there are fields that nobody has asked for.</summary>
    public void End()
    {
        if (_fields.Keys.FirstOrDefault(number => !_known.Contains(number)) is > 0 and var unknown)
            throw Bad($"field {unknown} is unknown");
    }

    public IEnumerable<Message> Messages(int number, string name) => All(number, 2).Select(field => new Message(name, field.Bytes));

    public Message? Single(int number, string name) => One(number, 2) is { } field ? new(name, field.Bytes) : null;

    public string Text(int number) => TextOrNull(number) ?? "";

    public string? TextOrNull(int number) => One(number, 2) is { } field ? _strictUtf8.GetString(field.Bytes.Span) : null;

    public ulong Varint(int number) => VarintOrNull(number) ?? 0;

    public ulong? VarintOrNull(int number) => One(number, 0)?.Number;

    public uint Fixed32(int number) => (uint)(One(number, 5)?.Number ?? 0);

    public ulong Fixed64(int number) => Fixed64OrNull(number) ?? 0;

    public ulong? Fixed64OrNull(int number) => One(number, 1)?.Number;

    public double? DoubleOrNull(int number) => Fixed64OrNull(number) is { } bits ? BitConverter.UInt64BitsToDouble(bits) : null;

    public byte[]? BytesOrNull(int number) => One(number, 2)?.Bytes.ToArray();

    /// <summary>In hexadecimal; empty when it is not there.</summary>
    public string Id(int number, int length)
    {
        if (One(number, 2) is not { } field)
            return "";
        if (field.Bytes.Length != length || field.Bytes.Span.IndexOfAnyExcept((byte)0) < 0)
            throw Bad($"field {number} is not a valid id of {length} bytes");
        return Convert.ToHexStringLower(field.Bytes.Span);
    }

    public ulong[] Packed64(int number)
    {
        if (One(number, 2) is not { } field)
            return [];
        if (field.Bytes.Length % 8 != 0)
            throw Bad($"field {number} does not hold numbers of 8 bytes");
        return [.. Enumerable.Range(0, field.Bytes.Length / 8).Select(i => BinaryPrimitives.ReadUInt64LittleEndian(field.Bytes.Span[(8 * i)..]))];
    }

    public FormatException Bad(string problem) => new($"{_name}: {problem}.");

    Field? One(int number, int type) => All(number, type) is { Count: > 0 } values
        ? values.Count == 1 ? values[0] : throw Bad($"field {number} is there {values.Count} times")
        : null;

    List<Field> All(int number, int type)
    {
        _known.Add(number);
        var values = _fields.GetValueOrDefault(number, []);
        return values.TrueForAll(value => value.Type == type) ? values : throw Bad($"field {number} has not the wire type {type}");
    }

    Field Value(int type, ref ReadOnlyMemory<byte> bytes) => type switch
    {
        0 => new(type, Varint(ref bytes), default),
        1 => new(type, BinaryPrimitives.ReadUInt64LittleEndian(Take(8, ref bytes).Span), default),
        2 => new(type, 0, Take(Varint(ref bytes), ref bytes)),
        5 => new(type, BinaryPrimitives.ReadUInt32LittleEndian(Take(4, ref bytes).Span), default),
        _ => throw Bad($"the wire type {type} is unknown"),
    };

    ReadOnlyMemory<byte> Take(ulong count, ref ReadOnlyMemory<byte> bytes)
    {
        if (count > (ulong)bytes.Length)
            throw Bad($"{count} bytes are promised and {bytes.Length} are there");
        var taken = bytes[..(int)count];
        bytes = bytes[(int)count..];
        return taken;
    }

    ulong Varint(ref ReadOnlyMemory<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; i < 10; i++)
        {
            var next = Take(1, ref bytes).Span[0];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
                return value;
        }

        throw Bad("a varint is longer than 10 bytes");
    }

    sealed record Field(int Type, ulong Number, ReadOnlyMemory<byte> Bytes);
}
