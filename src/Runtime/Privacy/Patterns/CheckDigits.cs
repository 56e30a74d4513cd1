namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>The check digits by which numbers tell themselves from other numbers.</summary>
static class CheckDigits
{
    /// <summary>ISO/IEC 7812-1, annex B.</summary>
    public static bool Luhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (int)digits[digits.Length - 1 - i];
            if (i % 2 == 1)
                digit = digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>The dihedral group of order ten, which India's Aadhaar numbers use.</summary>
    public static bool Verhoeff(ReadOnlySpan<byte> digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
            check = Multiply(check, Permute(i % 8, digits[digits.Length - 1 - i]));
        return check == 0;
    }

    static int Multiply(int a, int b) => a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b - 5) % 5) + 5) : (b < 5 ? ((a - 5 + 5 - b) % 5) + 5 : (a - b + 5) % 5);

    static int Permute(int times, int digit)
    {
        for (var i = 0; i < times; i++)
            digit = "1576283094"[digit] - '0';
        return digit;
    }

    /// <summary>Brazil's CPF (11 digits) and CNPJ (14): two sums modulo 11 with weights that begin again after nine.</summary>
    public static bool Brazilian(ReadOnlySpan<byte> digits)
    {
        var highest = digits.Length == 11 ? 11 : 9;
        for (var checks = 2; checks >= 1; checks--)
        {
            var sum = 0;
            var weight = 2;
            for (var i = digits.Length - checks - 1; i >= 0; i--)
            {
                sum += digits[i] * weight;
                weight = weight == highest ? 2 : weight + 1;
            }

            var expected = sum % 11 < 2 ? 0 : 11 - (sum % 11);
            if (digits[^checks] != expected)
                return false;
        }

        return digits.IndexOfAnyExcept(digits[0]) >= 0;
    }

    /// <summary>ISO 7064 MOD 97-10 of an IBAN without spaces: the first four characters count last, letters are 10 to 35.</summary>
    public static bool Mod97(ReadOnlySpan<char> iban)
    {
        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = char.ToUpperInvariant(iban[(i + 4) % iban.Length]);
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        return rest == 1;
    }
}
