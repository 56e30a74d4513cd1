using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Ids, which are kept as strings of lower-case hexadecimal digits, as bytes.</summary>
/// <remarks>
/// Without a branch on a digit, and so unlike the ids' own CopyTo: their digits are random, and a processor that guesses each of them wrong half of the time
/// takes longer for the ids of a span than for all the rest of it.
/// </remarks>
static class HexText
{
    const int Step = 4;

    /// <param name="digits">Two for each byte, and a multiple of four.</param>
    /// <param name="bytes">As many as they make.</param>
    public static void Decode(string digits, Span<byte> bytes)
    {
        if (digits.Length != 2 * bytes.Length || digits.Length % Step != 0)
            throw new ArgumentException($"{digits.Length} digits do not make {bytes.Length} bytes in fours.", nameof(digits));

        for (var i = 0; i < digits.Length; i += Step)
        {
            var four = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in digits.GetPinnableReference()), i)));
            if (!BitConverter.IsLittleEndian)
                four = BinaryPrimitives.ReverseEndianness(four) >> 8;

            // Digits have their value in the lowest four bits; letters, which alone are beyond 0x40, begin there with 1.
            var values = (four & 0x000F_000F_000F_000F) + (9 * ((four >> 6) & 0x0001_0001_0001_0001));
            var pairs = (values << 4) | (values >> 16);
            bytes[i / 2] = (byte)pairs;
            bytes[(i / 2) + 1] = (byte)(pairs >> 32);
        }
    }
}
