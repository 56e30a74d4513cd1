namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Ids, which are kept as strings of lower-case hexadecimal digits, as bytes.</summary>
/// <remarks>
/// Without a branch on a digit, and so unlike the ids' own CopyTo: their digits are random, and a processor that guesses each of them wrong half of the time
/// takes longer for the ids of a span than for all the rest of it.
/// </remarks>
static class HexText
{
    public static void Decode(string digits, Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)((ValueOf(digits[2 * i]) << 4) | ValueOf(digits[(2 * i) + 1]));
    }

    /// <summary>Digits have their value in the lowest four bits; letters, which alone are beyond 0x40, begin there with 1.</summary>
    static int ValueOf(char digit) => (digit & 0xF) + (9 * (digit >> 6));
}
