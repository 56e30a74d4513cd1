using System.Text;
using System.Text.Unicode;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>Text within text: one layer of base64, and %XX.</summary>
static class EncodedText
{
    /// <summary>Shorter ones hold nothing that could be told.</summary>
    const int ShortestBase64 = 12;

    /// <summary>Encoded twice is seen at proxies, more often nowhere.</summary>
    const int Layers = 3;

    /// <summary>Longer ones are decoded on the heap.</summary>
    const int OnStack = 512;

    /// <summary>What is encoded in base64 or base64url, with or without padding; null where it is no text.</summary>
    public static string? DecodeBase64(ReadOnlySpan<char> encoded)
    {
        encoded = encoded.TrimEnd('=');
        if (encoded.Length is < ShortestBase64 or > 16_384 || encoded.Length % 4 == 1)
            return null;

        var bytes = encoded.Length <= OnStack ? stackalloc byte[OnStack] : new byte[encoded.Length];
        var length = Decode(encoded, bytes);
        return length > 0 && Utf8.IsValid(bytes[..length]) ? Encoding.UTF8.GetString(bytes[..length]) : null;
    }

    /// <summary>0 with the first byte that no text has there: most words end so after a few characters.</summary>
    static int Decode(ReadOnlySpan<char> encoded, Span<byte> bytes)
    {
        var (bits, count, length, following) = (0, 0, 0, 0);
        foreach (var c in encoded)
        {
            var digit = Base64Digit(c);
            if (digit < 0)
                return 0;
            bits = (bits << 6) | digit;
            count += 6;
            if (count < 8)
                continue;

            count -= 8;
            var b = (byte)(bits >> count);
            var isFollowing = b is >= 0x80 and < 0xc0;
            if (isFollowing != following > 0 || (b < 32 && b is not (9 or 10 or 13)))
                return 0;
            following = isFollowing ? following - 1 : b switch { < 0x80 => 0, < 0xe0 => 1, < 0xf0 => 2, _ => 3 };
            bytes[length++] = b;
        }

        return length;
    }

    static int Base64Digit(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    /// <summary>With all %XX decoded, and the very same text where there is none.</summary>
    public static string DecodePercent(string text)
    {
        for (var i = 0; i < Layers && HasPercent(text); i++)
        {
            var decoded = Uri.UnescapeDataString(text);
            if (decoded == text)
                break;
            text = decoded;
        }

        return text;
    }

    static bool HasPercent(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0 && i + 2 < text.Length; i = text.IndexOf('%', i + 1))
        {
            if (char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
                return true;
        }

        return false;
    }
}
