using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace AutomagikTelemetry.Privacy.Pseudonyms;

/// <summary>
/// Stands for a value that is not to be known: the same one for the same value, and of no use to who has no key. Pseudonymous, not anonymous.
/// Thread-safe.
/// </summary>
/// <remarks>docs/decisions/0135-pseudonyms-are-keyed.md says what is hashed and with which key.</remarks>
static class Pseudonym
{
    /// <summary>64 bits, as in the Automagik SDKs: among 100 million values there is one chance in 3,700 that two share a pseudonym.</summary>
    const int Length = 16;
    const int StackLength = 512;

    /// <summary>The first 16 hexadecimal digits of HMAC-SHA256(key, kind + "\0" + normalised value).</summary>
    /// <param name="kind">What it is, for example <see cref="PseudonymKind.Email"/>: equal values of two kinds have different pseudonyms.</param>
    /// <param name="value">What it stands for.</param>
    /// <returns>16 characters of 0 to 9 and a to f.</returns>
    /// <exception cref="Exception">Where the platform has no cryptography; nothing may be sent then.</exception>
    public static string Of(string kind, string value) => With(PseudonymKey.Current, kind, value);

    internal static string With(PseudonymKey key, string kind, string value)
        => key.Mode == PseudonymMode.PlainSha256 ? Plain(value) : Keyed(key.Bytes(), kind, value);

    internal static string Keyed(byte[] key, string kind, string value)
    {
        var length = PseudonymInput.MaxLength(value);
        var rented = length > StackLength ? ArrayPool<char>.Shared.Rent(length) : null;
        try
        {
            var normal = rented is null ? stackalloc char[StackLength] : rented;
            normal = normal[..PseudonymInput.Normalise(kind, value, normal)];
            return Hash(key, kind, normal);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>Without key, kind and normalisation, or it would not be what others send.</summary>
    static string Plain(string value) => Hash(null, "", value);

    static string Hash(byte[]? key, string kind, ReadOnlySpan<char> text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(kind.Length + 1 + text.Length);
        var rented = length > StackLength ? ArrayPool<byte>.Shared.Rent(length) : null;
        try
        {
            var message = rented is null ? stackalloc byte[StackLength] : rented;
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            if (key is null)
            {
                SHA256.HashData(message[..Encoding.UTF8.GetBytes(text, message)], hash);
                return Hex(hash);
            }

            var start = Encoding.UTF8.GetBytes(kind, message);
            message[start++] = 0;
            HMACSHA256.HashData(key, message[..(start + Encoding.UTF8.GetBytes(text, message[start..]))], hash);
            return Hex(hash);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    static string Hex(ReadOnlySpan<byte> hash)
    {
        Span<char> text = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
            text[i] = "0123456789abcdef"[i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15];
        return new(text);
    }
}
