using System.Buffers.Binary;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>The file of 36 bytes, little-endian, in which a collector's health is kept. docs/spool.md has the table.</summary>
static class HealthFormat
{
    public const int Length = 36;

    const byte Version = 1;
    const int ChecksumAt = 32;

    static ReadOnlySpan<byte> Magic => "AMTH"u8;

    public static byte[] Write(CollectorHealth health)
    {
        var file = new byte[Length];
        Magic.CopyTo(file);
        file[4] = Version;
        file[5] = (byte)health.State;
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(8), health.Since.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(16), health.LastChecked.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(24), (long)health.RoundTrip.TotalMicroseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(ChecksumAt), Crc32C.Of(file.AsSpan(0, ChecksumAt)));
        return file;
    }

    /// <summary>Unknown for anything but a whole file of this version.</summary>
    public static CollectorHealth Read(ReadOnlySpan<byte> file)
        => file.Length == Length && file.StartsWith(Magic) && file[4] == Version && file[5] <= (byte)CollectorState.Silent
            && BinaryPrimitives.ReadUInt32LittleEndian(file[ChecksumAt..]) == Crc32C.Of(file[..ChecksumAt])
                ? new(
                    (CollectorState)file[5],
                    DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(file[8..])),
                    DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(file[16..])),
                    TimeSpan.FromMicroseconds(BinaryPrimitives.ReadInt64LittleEndian(file[24..])))
                : default;
}
