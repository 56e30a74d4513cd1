using System.Globalization;
using System.Text;

namespace AutomagikTelemetry.Privacy.Pseudonyms;

/// <summary>Brings values that mean the same to one form, or one person would have several pseudonyms.</summary>
static class PseudonymInput
{
    /// <summary>The sign of a phone number.</summary>
    const int Sign = 1;

    /// <summary>NFC makes at most three UTF-16 characters of one.</summary>
    /// <remarks>https://unicode.org/faq/normalization.html#12</remarks>
    const int LongestComposition = 3;

    const int LongestAsciiDomain = 255;

    /// <summary>Characters that <see cref="Normalise"/> needs room for.</summary>
    public static int MaxLength(string value) => Ascii.IsValid(value) ? value.Length + Sign : (LongestComposition * value.Length) + Sign + LongestAsciiDomain;

    /// <summary>
    /// An e-mail address without blanks around it, in lower case, its domain in ASCII; a phone number as + and its digits; anything else in NFC
    /// without blanks around it. Written to <paramref name="normal"/>, with the number of characters answered.
    /// </summary>
    public static int Normalise(string kind, string value, Span<char> normal)
    {
        var text = value.AsSpan().Trim();
        if (kind == PseudonymKind.Phone && Phone(text, normal) is > 0 and var digits)
            return digits;
        if (!Ascii.IsValid(text))
            text = Composed(text.ToString());
        if (kind != PseudonymKind.Email)
        {
            text.CopyTo(normal);
            return text.Length;
        }

        var at = text.LastIndexOf('@');
        if (at >= 0 && !Ascii.IsValid(text[at..]))
            text = string.Concat(text[..(at + 1)], AsciiDomain(text[(at + 1)..].ToString()));
        return text.ToLowerInvariant(normal);
    }

    /// <summary>0 where there is no digit. The digits may be of any script; 00 before a country's code is another way to write +.</summary>
    static int Phone(ReadOnlySpan<char> text, Span<char> normal)
    {
        var count = 0;
        normal[count++] = '+';
        foreach (var c in text)
        {
            if (char.IsDigit(c))
                normal[count++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
        }

        if (count == 1)
            return 0;
        if (count < 4 || normal[1] != '0' || normal[2] != '0')
            return count;
        normal[3..count].CopyTo(normal[1..]);
        return count - 2;
    }

    static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: there is no other form of it.
            return text;
        }
    }

    static string AsciiDomain(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }
}
