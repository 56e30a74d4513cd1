using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Strings of a few characters, of ASCII as most are: for them a plain loop, four at a time, takes less time than an encoding's preparations for long ones.</summary>
static class ShortText
{
    /// <summary>What no character of ASCII has, in four of them.</summary>
    const ulong NotAscii = 0xFF80_FF80_FF80_FF80;

    const int Step = 4;

    /// <summary>Writes as many bytes as there are characters; false where one of them is not ASCII.</summary>
    /// <param name="text">The string.</param>
    /// <param name="room">For all of it.</param>
    public static bool TryPut(string text, Span<byte> room)
    {
        // Checked once, so that nothing below is out of bounds.
        room = room[..text.Length];
        ref var source = ref MemoryMarshal.GetReference(text.AsSpan());
        ref var target = ref MemoryMarshal.GetReference(room);
        var i = 0;
        for (; i <= text.Length - Step; i += Step)
        {
            var four = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref source, i)));
            if ((four & NotAscii) != 0)
                return false;

            // From one byte in two to four in a row.
            four |= four >> 8;
            var narrow = (uint)(four & 0xFFFF) | ((uint)(four >> 16) & 0xFFFF_0000);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), narrow);
        }

        for (; i < text.Length; i++)
        {
            if (text[i] >= 0x80)
                return false;
            room[i] = (byte)text[i];
        }

        return true;
    }
}
