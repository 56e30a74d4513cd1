using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>Bank accounts as ISO 13616 numbers them: a country, the length its registry gives, and the check of ISO 7064.</summary>
static class Ibans
{
    /// <summary>https://www.swift.com/standards/data-standards/iban-international-bank-account-number</summary>
    const string Lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27"
        + "MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30DZ26AO25BF28BJ28CF27CG27CI28CM27CV25GA27GQ27GW25IR26KM27MA28MG27ML28MZ25NE28SN28TD27TG28";

    /// <summary>Two check digits at least.</summary>
    public static bool MayBeIn(in TextSigns signs) => signs.Digits >= 2;

    public static string Redact(string text)
    {
        var rewriter = new Rewriter(text);
        for (var i = 0; i + 14 < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) && char.IsAsciiLetter(text[i + 1]) && !char.IsLetter(text[i + 2]) && !Characters.IsLetterOrDigit(text, i - 1) && End(text, i) is var end and > 0)
            {
                rewriter.Replace(i, end, Markers.Iban);
                i = end - 1;
            }
        }

        return rewriter.Finish();
    }

    /// <summary>0 for none.</summary>
    static int End(string text, int start)
    {
        var length = LengthOf(char.ToUpperInvariant(text[start]), char.ToUpperInvariant(text[start + 1]));
        if (length == 0)
            return 0;

        Span<char> iban = stackalloc char[34];
        var count = 0;
        var i = start;
        while (i < text.Length && count < length)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
                iban[count++] = text[i++];
            else if (Characters.IsGroupSeparator(text[i]) && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]))
                i++;
            else
                return 0;
            if (count is 3 or 4 && !char.IsAsciiDigit(iban[count - 1]))
                return 0;
        }

        return count == length && !Characters.IsLetterOrDigit(text, i) && CheckDigits.Mod97(iban[..length]) ? i : 0;
    }

    static int LengthOf(char first, char second)
    {
        for (var i = 0; i < Lengths.Length; i += 4)
        {
            if (Lengths[i] == first && Lengths[i + 1] == second)
                return ((Lengths[i + 2] - '0') * 10) + Lengths[i + 3] - '0';
        }

        return 0;
    }
}
