using System.Text;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Strings of a few characters as UTF-8: for them a plain loop takes less time than the encoding's preparations for long ones.</summary>
static class ShortText
{
    /// <summary>Bytes written.</summary>
    public static int Put(string text, Span<byte> room)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= 0x80)
                return Encoding.UTF8.GetBytes(text, room);
            room[i] = (byte)c;
        }

        return text.Length;
    }
}
