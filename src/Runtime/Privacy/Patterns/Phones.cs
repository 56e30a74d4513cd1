using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>
/// Phone numbers: international (ITU-T E.123 and E.164), with an area code in parentheses, in the national notations that nothing else has,
/// and in any notation behind a word such as <c>call</c>. Bare digits are none by themselves.
/// </summary>
static class Phones
{
    const int Shortest = 6;
    const int Longest = 15;

    /// <summary>How far a word stands before its number.</summary>
    const int Announcement = 24;

    static readonly WordList _words = new(
        "phone phones tel telephone mobile mobil cell cellphone call called calling dial dialed dialled dialing fax sms whatsapp msisdn ring ph phone# landline hotline callback voicemail "
            + "telefone celular ligar ligue fone telefono teléfono móvil movil llamar llame telefon handy anrufen rufen rufnummer rückruf portable tél appeler appelez cellulare chiamare chiama numero número telefoonnummer bel gsm "
            + "телефон тел звоните позвоните 电话 手机 電話 携帯");

    /// <summary>What may stand between: "call me at".</summary>
    static readonly WordList _fillers = new(
        "me us him her them at on is é sent está foi number no nr num my our your the a an to new old is at home work office please now via over by support back under das die der ist unter auf o a no em meu e es el la mi al num le mon est au su su it il mio mijn op");

    public static bool MayBeIn(in TextSigns signs) => signs.LongestNumber >= Shortest;

    public static string Redact(string text)
    {
        var rewriter = new Rewriter(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!(char.IsDigit(c) || c is '+' or '(' or '\uff0b'))
                continue;
            if (i > 0 && (Characters.IsLetterOrDigit(text, i - 1) || text[i - 1] is '_' or '+'))
            {
                i = SkipRun(text, i);
                continue;
            }

            var end = Read(text, i, out var shape);
            if (end > 0 && !IsSum(text, i) && IsPhone(text, i, shape))
            {
                end = WithExtension(text, end);
                rewriter.Replace(i, end, Markers.Phone);
                i = end - 1;
            }
            else
            {
                i = SkipRun(text, i);
            }
        }

        return rewriter.Finish();
    }

    /// <summary>A plus between two numbers, with a space behind it.</summary>
    static bool IsSum(string text, int start)
    {
        if (text[start] != '+' || start + 1 >= text.Length || text[start + 1] != ' ')
            return false;

        var before = start - 1;
        while (before >= 0 && text[before] == ' ')
            before--;
        return Characters.IsDigit(text, before) || (before >= 0 && text[before] == ')');
    }

    /// <summary>Behind letters and a hyphen, as in <c>SN-0012-3456</c>.</summary>
    static bool IsSerial(string text, int start) => start > 1 && text[start - 1] == '-' && char.IsLetterOrDigit(text[start - 2]);

    /// <summary>What <see cref="Read"/> has seen of a run of digits.</summary>
    ref struct Shape
    {
        public int Digits;
        public int Separators;
        public bool HasParentheses;
        public bool IsMixed;
        public char Separator;
        public int Groups;
        public int G0;
        public int G1;
        public int G2;
        public int G3;
        public int Shortest;
        public int Last;
    }

    /// <summary>Digits, single separators and parentheses, to the last digit; 0 where what follows is not the end of a number.</summary>
    static int Read(string text, int start, out Shape shape)
    {
        shape = new Shape { Shortest = int.MaxValue };
        var i = start;
        if (text[i] is '+' or '\uff0b')
        {
            i++;
            while (i < text.Length && text[i] == ' ' && i < start + 2)
                i++;
        }

        var end = 0;
        var group = 0;
        var open = false;
        while (i < text.Length && shape.Digits <= Longest + 2)
        {
            var c = text[i];
            if (char.IsDigit(c))
            {
                shape.Digits++;
                group++;
                end = ++i;
                if (!Characters.IsDigit(text, i))
                {
                    Add(ref shape, group);
                    group = 0;
                }

                continue;
            }

            if (c == '(' && !open && Characters.IsDigit(text, i + 1))
            {
                open = shape.HasParentheses = true;
                i++;
            }
            else if (c == ')' && open)
            {
                open = false;
                i++;
                while (i < text.Length && Characters.IsGroupSeparator(text[i]) && i < end + 3)
                    i++;
                if (!Characters.IsDigit(text, i))
                    break;
            }
            else if ((Characters.IsGroupSeparator(c) || (c == '/' && shape.Digits < 6)) && end > 0)
            {
                var next = i + 1;
                if (next < text.Length && (Characters.IsGroupSeparator(text[next]) || text[next] == '('))
                    next++;
                if (!Characters.IsDigit(text, next) && !(next < text.Length && text[next] == '(') && !(next - 1 < text.Length && text[next - 1] == '(' && Characters.IsDigit(text, next)))
                    break;
                if (shape.Separator != 0 && shape.Separator != c)
                    shape.IsMixed = true;
                shape.Separator = c;
                shape.Separators++;
                i++;
                while (i < text.Length && Characters.IsGroupSeparator(text[i]) && i < next)
                    i++;
            }
            else
            {
                break;
            }
        }

        return end == 0 || IsContinued(text, end) ? 0 : end;
    }

    static void Add(ref Shape shape, int group)
    {
        switch (shape.Groups++)
        {
            case 0: shape.G0 = group; break;
            case 1: shape.G1 = group; break;
            case 2: shape.G2 = group; break;
            case 3: shape.G3 = group; break;
        }

        shape.Shortest = Math.Min(shape.Shortest, group);
        shape.Last = group;
    }

    static bool IsPhone(string text, int start, in Shape shape)
    {
        if (text[start] is '+' or '\uff0b')
            return shape.Digits is >= 8 and <= Longest + 1 && text[start + 1] != '0';
        if (shape.Digits is < Shortest or > Longest + 2)
            return false;
        if (IsAnnounced(text, start) && !IsDate(shape))
            return shape.Digits <= Longest;
        if (IsSerial(text, start))
            return false;
        var first = text[start] == '(' ? start + 1 : start;
        if (shape.Separators == 0 && !shape.HasParentheses)
            return false;

        // An area code in parentheses, and at least six digits behind it.
        if (text[start] == '(')
            return shape.G0 is >= 2 and <= 5 && shape.Digits is >= 8 and <= 13 && shape.Groups <= 5 && shape.Digits - shape.G0 >= 5;
        if (text[first] == '0' && Characters.IsDigit(text, first + 1) && text[first + 1] == '0' && shape.Digits is >= 10 and <= 17)
            return shape.G0 is >= 3 and <= 6 || shape.G0 == 2;
        return IsNational(text, start, shape);
    }

    /// <summary>Notations of countries that neither dates nor amounts nor versions have.</summary>
    static bool IsNational(string text, int start, in Shape shape)
    {
        var isDashed = shape.Separator is not ('.' or ' ' or '\u00a0' or '\u202f' or '/');

        // North America: https://www.nanpa.com, area code and exchange begin with 2 to 9. With spaces alone they are three amounts.
        if (shape is { Groups: 3, G0: 3, G1: 3, G2: 4 } && (isDashed || shape.Separator == '.' || shape.HasParentheses))
            return text[start] is >= '2' and <= '9' || text[start] == '0';
        if (shape is { Groups: 4, G0: 1, G1: 3, G2: 3, G3: 4 } && text[start] is '1' or '8' && (isDashed || shape.HasParentheses || shape.Separator is ' ' or '.'))
            return true;

        // Brazil: two digits of area, and 8 or 9.
        if (shape is { Groups: 3, G0: 2, G1: 4 or 5, G2: 4 } && shape.Separators == 2 && shape.IsMixed)
            return true;

        // Spain, mobiles of India, China and Brazil, whose first digits are theirs alone. With hyphens they are numbers of orders.
        if (!isDashed && !shape.IsMixed && shape.Separator is not ('.' or '/'))
        {
            if (shape is { Groups: 4, G0: 3, G1: 2, G2: 2, G3: 2 } or { Groups: 2, G0: 5, G1: 5 } && text[start] is >= '6' and <= '9')
                return true;
            if (shape is { Groups: 3, G0: 3, G1: 4, G2: 4 } && text[start] == '1' && text[start + 1] is >= '3' and <= '9')
                return true;
            if (shape is { Groups: 3, G0: 2, G1: 5, G2: 4 } && text[start + 3] == '9')
                return true;
        }

        if (shape is { HasParentheses: true, Digits: 11 } && text[start] is '8' or '1' && Characters.IsGroupSeparator(text[start + 1]))
            return true;

        // A trunk prefix: France's five pairs, and longer groups elsewhere.
        if (text[start] == '0' && text[start + 1] != '0' && !IsDate(shape) && shape is { Digits: >= 9 and <= 11, Groups: >= 3 and <= 5, G0: >= 2 and <= 4, G1: >= 2, Shortest: >= 2 } && (shape.IsMixed || shape.G0 >= 3) && shape.Separator != '.')
            return true;
        if (text[start] != '0' || shape.IsMixed)
            return shape.HasParentheses && shape.Digits is >= 9 and <= 13 && shape.Groups is >= 3 and <= 5 && text[start] == '0';
        if (shape is { Groups: 5, G0: 2, Shortest: 2, Last: 2, Digits: 10 })
            return true;
        return shape.Digits is >= 9 and <= 12 && shape.Groups is >= 2 and <= 4 && shape.G0 is >= 2 and <= 5 && shape.Shortest >= (shape.G0 == 2 ? 2 : 3) && shape.Separator != '.' && text[start + 1] != '0';
    }

    static bool IsDate(in Shape shape) => shape is { Groups: >= 3, G0: 4, G1: 2, G2: 2 } or { Groups: >= 3, G0: 1 or 2, G1: 1 or 2, G2: 4 };

    /// <summary>Whether a word about phones stands before, or up to two others behind it.</summary>
    static bool IsAnnounced(string text, int start)
    {
        var least = Math.Max(0, start - Announcement);
        var i = start - 1;
        for (var words = 0; words < 3; words++)
        {
            while (i >= least && !char.IsLetterOrDigit(text[i]))
            {
                if (text[i] is '\n' or ';' or '{' or '}' or '&' or ',')
                    return false;
                i--;
            }

            var end = i + 1;
            while (i >= least && char.IsLetterOrDigit(text[i]))
                i--;
            if (end == i + 1)
                return false;
            var word = text.AsSpan(i + 1, end - i - 1);
            if (!(i < least && least > 0) && _words.ContainsIgnoringCase(word))
                return true;
            if (!_fillers.ContainsIgnoringCase(word))
                return false;
        }

        return false;
    }

    /// <summary>A letter, or digits that separators join: a date, a Guid, a longer number.</summary>
    static bool IsContinued(string text, int end)
    {
        if (end >= text.Length)
            return false;
        var c = text[end];
        if (char.IsLetterOrDigit(c) || c == '_')
            return c is not ('x' or 'X' or 'e') || !Characters.IsDigit(text, end + 1);
        return c is '-' or ':' or '/' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]) && c != ':';
    }

    /// <summary>https://www.rfc-editor.org/rfc/rfc3966#section-5.3, and x or ext. as people write it.</summary>
    static int WithExtension(string text, int end)
    {
        var i = end;
        while (i < text.Length && text[i] is ' ' or ',' or ';' && i < end + 2)
            i++;
        var word = text.AsSpan(i, Math.Min(10, text.Length - i));
        var skip = word.StartsWith("extension", StringComparison.OrdinalIgnoreCase) ? 9 : word.StartsWith("ext", StringComparison.OrdinalIgnoreCase) ? 3 : word.StartsWith("x", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        if (skip == 0)
            return end;
        i += skip;
        while (i < text.Length && text[i] is ' ' or '.' or '=' or ':')
            i++;
        var from = i;
        while (i < text.Length && char.IsDigit(text[i]) && i < from + 8)
            i++;
        return i > from ? i : end;
    }

    static int SkipRun(string text, int i)
    {
        while (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) && char.IsLetterOrDigit(text[i]))
            i++;
        return i;
    }
}
