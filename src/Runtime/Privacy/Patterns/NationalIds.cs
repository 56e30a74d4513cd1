using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>Numbers by which states know people, in their official notation; without it a name has to tell.</summary>
static class NationalIds
{
    /// <summary>Italy's has no more than three digits together, and 16 characters.</summary>
    public static bool MayBeIn(in TextSigns signs) => signs.LongestNumber >= 6 || (signs.Digits >= 7 && signs.LongestWord >= 16 && signs.HasCapital);

    public static string Redact(string text)
    {
        var rewriter = new Rewriter(text);
        Span<byte> digits = stackalloc byte[DigitGroups.Most];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) || IsWithin(text, i))
                continue;
            var length = char.IsAsciiDigit(text[i]) ? Numeric(text, i, digits) : OfLetters(text, i);
            if (length == 0)
            {
                while (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
                    i++;
                continue;
            }

            rewriter.Replace(i, i + length, Markers.NationalId);
            i += length - 1;
        }

        return rewriter.Finish();
    }

    /// <summary>By the first group of digits, which none of them shares but with its next of kin.</summary>
    static int Numeric(string text, int i, Span<byte> digits)
    {
        var end = i + 1;
        while (Characters.IsDigit(text, end) && end - i <= 8)
            end++;
        return (end - i) switch
        {
            1 => Chilean(text, i, "d.ddd.ddd-", digits),
            2 => Matches(text, i, "dd.ddd.ddd/dddd-dd", digits, out var cnpj) && CheckDigits.Brazilian(digits[..14]) ? cnpj : Chilean(text, i, "dd.ddd.ddd-", digits),
            3 => OfThree(text, i, digits),
            4 => Aadhaar(text, i, digits),
            8 => Dni(text, i, digits),
            _ => 0,
        };
    }

    static int OfThree(string text, int i, Span<byte> digits)
    {
        // https://www.ssa.gov/employer/randomization.html; numbers for tax alone (ITIN) begin with 9.
        if ((Matches(text, i, "ddd-dd-dddd", digits, out var length) || Matches(text, i, "ddd dd dddd", digits, out length)) && Value(digits, 0, 3) is not (0 or 666) && Value(digits, 3, 2) > 0 && Value(digits, 5, 4) > 0)
            return length;
        // Brazil's CPF.
        if ((Matches(text, i, "ddd.ddd.ddd-dd", digits, out length) || Matches(text, i, "ddd ddd ddd-dd", digits, out length)) && CheckDigits.Brazilian(digits[..11]))
            return length;
        // Canada's social insurance number.
        return Matches(text, i, "ddd-ddd-ddd", digits, out length) && digits[0] is not (0 or 8) && CheckDigits.Luhn(digits[..9]) ? length : 0;
    }

    /// <summary>India's.</summary>
    static int Aadhaar(string text, int i, Span<byte> digits)
        => (Matches(text, i, "dddd dddd dddd", digits, out var length) || Matches(text, i, "dddd-dddd-dddd", digits, out length)) && digits[0] > 1 && Value(digits, 10, 2) > 0 && CheckDigits.Verhoeff(digits[..12]) ? length : 0;

    /// <summary>RUT: modulo 11, and K for ten.</summary>
    static int Chilean(string text, int i, string shape, Span<byte> digits)
        => Matches(text, i, shape, digits, out var length) && i + length < text.Length && IsRut(digits[..(length - 3)], text[i + length]) ? length + 1 : 0;

    /// <summary>Spain's: a letter by the remainder of 23.</summary>
    static int Dni(string text, int i, Span<byte> digits)
        => Matches(text, i, "dddddddd", digits, out var length, isOpen: true) && Letter(text, i + length, 0) is var letter and > 0 && text[i + letter - 1 + length] == "TRWAGMYFPDXBNJZSQVHLCKE"[Value(digits, 0, 8) % 23]
            ? length + letter
            : 0;

    static int OfLetters(string text, int i)
    {
        // All are of capitals and digits.
        if (!char.IsAsciiLetterUpper(text[i]) || i + 1 == text.Length || !(char.IsAsciiLetterUpper(text[i + 1]) || char.IsAsciiDigit(text[i + 1])))
            return 0;
        // https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
        if ((Fits(text, i, "LLdddddd") is var nino and > 0 || (nino = Fits(text, i, "LL dd dd dd")) > 0) && !"DFIQUV".Contains(text[i], StringComparison.Ordinal) && !"DFIQUVO".Contains(text[i + 1], StringComparison.Ordinal)
            && (i + nino < text.Length) && text.AsSpan(i + nino).TrimStart(' ') is [>= 'A' and <= 'D', ..] rest && (rest.Length == 1 || !char.IsLetterOrDigit(rest[1])))
            return text.Length - i - rest.Length + 1;
        // Italy's codice fiscale: surname, name, year, month's letter, day, place and a check letter.
        if (Fits(text, i, "LLLLLLddLddLdddL") is var code and > 0 && "ABCDEHLMPRST".Contains(text[i + 8], StringComparison.Ordinal) && !Characters.IsLetterOrDigit(text, i + code))
            return code;
        // Spain's NIE.
        if (text[i] is 'X' or 'Y' or 'Z' && Fits(text, i, "LdddddddL") is var nie and > 0 && !Characters.IsLetterOrDigit(text, i + nie)
            && text[i + 8] == "TRWAGMYFPDXBNJZSQVHLCKE"[int.Parse(string.Concat((text[i] - 'X').ToString((IFormatProvider?)null), text.AsSpan(i + 1, 7)), null) % 23])
            return nie;
        // Mexico's CURP.
        return Fits(text, i, "LLLLddddddLLLLLLAd") is var curp and > 0 && text[i + 10] is 'H' or 'M' or 'X' && !Characters.IsLetterOrDigit(text, i + 18) ? 18 : 0;
    }

    static int Letter(string text, int at, int hyphen)
    {
        if (at < text.Length && text[at] == '-' && hyphen == 0)
            return Letter(text, at + 1, 1) is var next and > 0 ? next : 0;
        return at < text.Length && char.IsAsciiLetterUpper(text[at]) && !Characters.IsLetterOrDigit(text, at + 1) ? hyphen + 1 : 0;
    }

    static bool IsRut(ReadOnlySpan<byte> digits, char check)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += digits[digits.Length - 1 - i] * (2 + (i % 6));
        var expected = (11 - (sum % 11)) % 11;
        return expected == 10 ? check is 'K' or 'k' : check == '0' + expected;
    }

    static int Value(ReadOnlySpan<byte> digits, int from, int count)
    {
        var value = 0;
        for (var i = from; i < from + count; i++)
            value = (value * 10) + digits[i];
        return value;
    }

    /// <summary>A d for a digit, anything else for itself, and nothing that goes on behind it. Hyphens of any kind are hyphens.</summary>
    static bool Matches(string text, int start, string shape, Span<byte> digits, out int length, bool isOpen = false)
    {
        length = shape.Length;
        if (start + length > text.Length)
            return false;
        var count = 0;
        for (var i = 0; i < length; i++)
        {
            var c = text[start + i];
            if (shape[i] == 'd')
            {
                if (!char.IsDigit(c))
                    return false;
                digits[count++] = (byte)Characters.DigitValue(c);
            }
            else if (c != shape[i] && !(shape[i] is '-' or ' ' && c is (>= '\u2010' and <= '\u2015') or '\u00a0'))
            {
                return false;
            }
        }

        return isOpen || shape[^1] == '-' || !IsFollowed(text, start + length);
    }

    static int Fits(string text, int start, string shape)
    {
        if (start + shape.Length > text.Length)
            return 0;
        for (var i = 0; i < shape.Length; i++)
        {
            var c = text[start + i];
            var fits = shape[i] switch { 'd' => char.IsAsciiDigit(c), 'L' => char.IsAsciiLetterUpper(c), 'A' => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c), _ => c == shape[i] };
            if (!fits)
                return 0;
        }

        return shape.Length;
    }

    static bool IsWithin(string text, int i) => Characters.IsLetterOrDigit(text, i - 1) || (i > 1 && text[i - 1] is '-' or '.' or '_' && Characters.IsLetterOrDigit(text, i - 2));

    static bool IsFollowed(string text, int end) => Characters.IsLetterOrDigit(text, end) || (end + 1 < text.Length && text[end] is '-' or '_' && char.IsLetterOrDigit(text[Math.Min(end + 1, text.Length - 1)]));
}
