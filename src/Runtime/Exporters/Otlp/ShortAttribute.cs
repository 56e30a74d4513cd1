namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>
/// A KeyValue message of at most 127 bytes, as most are: each length is one byte, so that all of it is laid out at once. That halves what
/// attributes cost, and they are most of what a span costs.
/// </summary>
static class ShortAttribute
{
    /// <summary>Characters of key and value together, of three bytes at most, that leave room for the frame.</summary>
    public const int MaxChars = 36;

    /// <summary>Room that any of them needs, its own tag and length included.</summary>
    public const int MaxLength = 127 + 3;

    const byte KeyTag = (1 << 3) | 2;
    const byte ValueTag = (2 << 3) | 2;
    const byte StringTag = (1 << 3) | 2;
    const byte IntTag = 3 << 3;

    /// <summary>Bytes written behind <paramref name="start"/>, which is where the field's tag has ended.</summary>
    public static int Put(Span<byte> room, int start, string key, string value)
    {
        var value0 = PutKey(room, start, key);
        var length = ShortText.Put(value, room[(value0 + 4)..]);
        room[value0 + 1] = (byte)(length + 2);
        room[value0 + 2] = StringTag;
        room[value0 + 3] = (byte)length;
        return Finish(room, start, value0 + 4 + length);
    }

    /// <inheritdoc cref="Put(Span{byte}, int, string, string)"/>
    public static int Put(Span<byte> room, int start, string key, long value)
    {
        var value0 = PutKey(room, start, key);
        room[value0 + 2] = IntTag;
        var length = ProtobufWriter.PutVarint(room[(value0 + 3)..], (ulong)value);
        room[value0 + 1] = (byte)(length + 1);
        return Finish(room, start, value0 + 3 + length);
    }

    /// <summary>Where the value begins.</summary>
    static int PutKey(Span<byte> room, int start, string key)
    {
        var length = ShortText.Put(key, room[(start + 3)..]);
        room[start + 1] = KeyTag;
        room[start + 2] = (byte)length;
        room[start + 3 + length] = ValueTag;
        return start + 3 + length;
    }

    static int Finish(Span<byte> room, int start, int end)
    {
        room[start] = (byte)(end - start - 1);
        return end;
    }
}
