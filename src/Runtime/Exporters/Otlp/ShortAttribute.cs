namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>
/// A KeyValue message of at most 127 bytes, as most are: each length is one byte, so that all of it is laid out at once. That halves what
/// attributes cost, and they are most of what a span costs.
/// </summary>
static class ShortAttribute
{
    /// <summary>Characters of key and value together that leave room for the frame.</summary>
    const int MaxChars = 127 - FrameLength;

    /// <summary>Room that any of them needs, its own tag and length included.</summary>
    public const int MaxLength = 127 + 3;

    /// <summary>Tags and lengths within the message: of the key, of the value, and of the string in it.</summary>
    const int FrameLength = 6;

    const int LongestVarint = 10;

    const byte KeyTag = (1 << 3) | 2;
    const byte ValueTag = (2 << 3) | 2;
    const byte StringTag = (1 << 3) | 2;
    const byte IntTag = 3 << 3;

    /// <summary>Where it ends; 0 where it is no such attribute: too long, or not of ASCII alone.</summary>
    /// <param name="room">Where it is put.</param>
    /// <param name="start">Where the field's tag has ended.</param>
    /// <param name="key">Of the attribute.</param>
    /// <param name="value">Of the attribute.</param>
    public static int TryPut(Span<byte> room, int start, string key, string value)
    {
        if (key.Length + value.Length > MaxChars)
            return 0;

        var value0 = TryPutKey(room, start, key);
        if (value0 == 0 || !ShortText.TryPut(value, room[(value0 + 4)..]))
            return 0;

        room[value0 + 1] = (byte)(value.Length + 2);
        room[value0 + 2] = StringTag;
        room[value0 + 3] = (byte)value.Length;
        return Finish(room, start, value0 + 4 + value.Length);
    }

    /// <inheritdoc cref="TryPut(Span{byte}, int, string, string)"/>
    public static int TryPut(Span<byte> room, int start, string key, long value)
    {
        if (key.Length + LongestVarint > MaxChars)
            return 0;

        var value0 = TryPutKey(room, start, key);
        if (value0 == 0)
            return 0;

        room[value0 + 2] = IntTag;
        var length = ProtobufWriter.PutVarint(room[(value0 + 3)..], (ulong)value);
        room[value0 + 1] = (byte)(length + 1);
        return Finish(room, start, value0 + 3 + length);
    }

    /// <summary>Where the value begins; 0 where the key is not of ASCII alone.</summary>
    static int TryPutKey(Span<byte> room, int start, string key)
    {
        if (!ShortText.TryPut(key, room[(start + 3)..]))
            return 0;

        room[start + 1] = KeyTag;
        room[start + 2] = (byte)key.Length;
        room[start + 3 + key.Length] = ValueTag;
        return start + 3 + key.Length;
    }

    static int Finish(Span<byte> room, int start, int end)
    {
        room[start] = (byte)(end - start - 1);
        return end;
    }
}
