using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>Payment cards: an issuer's number (ISO/IEC 7812), a length that the issuer uses, and the check digit.</summary>
static class Cards
{
    const int Shortest = 13;
    const int Longest = 19;

    public static bool MayBeIn(in TextSigns signs) => signs.LongestNumber >= Shortest;

    public static string Redact(string text)
    {
        var rewriter = new Rewriter(text);
        Span<byte> digits = stackalloc byte[DigitGroups.Most];
        Span<int> ends = stackalloc int[DigitGroups.Most];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i]))
                continue;
            if (Characters.IsLetterOrDigit(text, i - 1) || IsFraction(text, i))
            {
                i = RunEnd(text, i);
                continue;
            }

            var groups = new DigitGroups(text, i, digits, ends);
            var end = End(text, groups);
            if (end > 0)
            {
                rewriter.Replace(i, end, Markers.Card);
                i = end - 1;
            }
            else
            {
                i = RunEnd(text, i);
            }
        }

        return rewriter.Finish();
    }

    public static bool Is(long number)
    {
        if (number < 1_000_000_000_000)
            return false;
        Span<byte> digits = stackalloc byte[DigitGroups.Most];
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < text.Length; i++)
            digits[i] = (byte)(text[i] - '0');
        return IsCard(digits[..text.Length]);
    }

    /// <summary>The longest that is a card; 0 for none.</summary>
    static int End(string text, in DigitGroups groups)
    {
        // Groups of cards: the first has four digits, the others three to seven.
        for (var last = groups.Groups - 1; last >= 0; last--)
        {
            var end = groups.Ends[last];
            if (groups.Upto(last) is < Shortest or > Longest || Characters.IsLetterOrDigit(text, end))
                continue;
            if ((last == 0 || HasShape(groups, last)) && IsCard(groups.Digits[..groups.Upto(last)]))
                return end;
        }

        return 0;
    }

    static bool HasShape(in DigitGroups groups, int last)
    {
        if (groups.Length(0) is not (4 or 6))
            return false;
        for (var i = 1; i <= last; i++)
        {
            if (groups.Length(i) is < 3 and not 2 or > 13 || (groups.Length(i) == 2 && i != last) || groups.Separator(i - 1) != groups.Separator(0))
                return false;
        }

        return true;
    }

    public static bool IsCard(ReadOnlySpan<byte> digits) => digits.Length is >= Shortest and <= Longest && IsIssued(digits) && CheckDigits.Luhn(digits);

    static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        var six = 0;
        for (var i = 0; i < 6; i++)
            six = (six * 10) + digits[i];
        var four = six / 100;
        var three = six / 1000;
        var two = six / 10_000;
        var length = digits.Length;
        return (two / 10, length) switch
        {
            (4, 13 or 16 or 19) => true, // Visa, and Electron, Elo and Dankort within it
            (2, 16) => four is (>= 2221 and <= 2720) or (>= 2200 and <= 2205), // Mastercard, Mir
            (2, 19) => four is >= 2200 and <= 2204,
            (3, 14) => three is (>= 300 and <= 305) or 309 || two is 36 or 38 or 39, // Diners
            (3, 15) => two is 34 or 37, // American Express
            (3, >= 16) => four is >= 3528 and <= 3589 || (length is 16 or 19 && two is 36 or 38 or 39), // JCB
            (5, 16) => two is >= 51 and <= 55 || four is 5018 or 5019 or 5020 or 5038 or 5067 || six is 504175 or (>= 506699 and <= 506778) or 509000 || six / 1000 is 509 or 508, // Mastercard, Maestro, Elo, RuPay
            (5, _) => four is 5018 or 5020 or 5038 or 5893 || six is >= 506099 and <= 506198, // Maestro, Verve
            (6, 16) => four is 6011 or 6304 or 6759 or (>= 6761 and <= 6763) || two is 62 or 65 || three is >= 644 and <= 649 || six is 636368 or 636297 or 637095 or 637568 or 637599 or 637609 or 637612 or 606282 or (>= 639000 and <= 639099)
                || four is 6362 or 6363 || three is 600 or 603 or 604 or 605 or 606 or 607 or 608, // Discover, UnionPay, RuPay, Elo, Hipercard
            (6, _) => four is 6011 or 6304 or 6759 or (>= 6761 and <= 6763) || two is 62,
            (8, 16) => two is 81 or 82, // UnionPay, RuPay
            (9, 16) => four is 9792, // Troy
            _ => false,
        };
    }

    static bool IsFraction(string text, int i) => i >= 2 && text[i - 1] is '.' or ',' && char.IsDigit(text[Math.Max(0, i - 2)]);

    static int RunEnd(string text, int i)
    {
        while (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
            i++;
        return i;
    }
}
