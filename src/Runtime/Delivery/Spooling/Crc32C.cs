using System.Buffers.Binary;
using System.Numerics;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>The checksum CRC-32C. Against torn and damaged files, not against people.</summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4. The framework has its step, in hardware where there is one; a hash of
/// System.Security.Cryptography would load OpenSSL into a short command.
/// </remarks>
static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default) => ~Add(Add(~0u, first), second);

    static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
