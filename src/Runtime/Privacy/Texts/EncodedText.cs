using System.Text;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>Text within text: one layer of base64, and %XX.</summary>
static class EncodedText
{
    /// <summary>Shorter ones hold nothing that could be told.</summary>
    const int ShortestBase64 = 12;

    /// <summary>Encoded twice is seen at proxies, more often nowhere.</summary>
    const int Layers = 3;

    static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What is encoded in base64 or base64url, with or without padding; null where it is no text.</summary>
    public static string? DecodeBase64(ReadOnlySpan<char> encoded)
    {
        encoded = encoded.TrimEnd('=');
        if (encoded.Length is < ShortestBase64 or > 16_384 || encoded.Length % 4 == 1)
            return null;

        var chars = new char[(encoded.Length + 3) / 4 * 4];
        for (var i = 0; i < encoded.Length; i++)
        {
            var c = encoded[i];
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/' or '-' or '_'))
                return null;
            chars[i] = c switch { '-' => '+', '_' => '/', _ => c };
        }

        Array.Fill(chars, '=', encoded.Length, chars.Length - encoded.Length);
        var bytes = new byte[chars.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(chars, bytes, out var length))
            return null;
        foreach (var b in bytes.AsSpan(0, length))
        {
            if (b < 32 && b is not (9 or 10 or 13))
                return null;
        }

        try
        {
            return _strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

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
