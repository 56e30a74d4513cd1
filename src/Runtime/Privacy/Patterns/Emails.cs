using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>E-mail addresses as RFC 5322 and RFC 6531 have them, and ids of the same form such as those of XMPP and WhatsApp.</summary>
static class Emails
{
    /// <summary>A local part has at most 64 octets; what claims to have more is cut out as well.</summary>
    const int LongestLocalPart = 256;

    public static string Redact(string text)
    {
        var at = NextAt(text, 0);
        if (at < 0)
            return text;

        var rewriter = new Rewriter(text);
        while (at >= 0)
        {
            var start = LocalStart(text, at, rewriter.Copied);
            var end = start < at ? DomainEnd(text, at + 1) : 0;
            // The account that every host of repositories has: git@github.com:owner/repository.git.
            if (end > 0 && !(text.AsSpan(start, at - start).SequenceEqual("git") && end < text.Length && text[end] is ':' or '/'))
                rewriter.Replace(start, end, Markers.Email);
            at = NextAt(text, Math.Max(at + 1, end));
        }

        return rewriter.Finish();
    }

    static int NextAt(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is '@' or '\uff20')
                return i;
        }

        return -1;
    }

    static int LocalStart(string text, int at, int least)
    {
        least = Math.Max(least, at - LongestLocalPart);
        var i = at - 1;
        if (i < least)
            return at;

        // "quoted local part"@example.com, where the quote may be escaped in turn.
        if (text[i] == '"')
        {
            for (var j = i - 1; j >= least; j--)
            {
                if (text[j] == '"' && (j == 0 || text[j - 1] != '\\' || text[i - 1] == '\\'))
                    return j > 0 && text[j - 1] == '\\' ? j - 1 : j;
            }

            return at;
        }

        var plus = false;
        while (i >= least && (IsLocal(text[i]) || (text[i] == '\'' && Characters.IsLetterOrDigit(text, i - 1)) || (text[i] == '=' && plus)))
        {
            plus |= text[i] == '+' || (text[i] == '=' && plus);
            i--;
            // Addresses within addresses, as mailing lists make them for bounces: list+name=example.com@lists.example.org.
            if (i >= least && text[i] == '=' && !plus)
                plus = text.AsSpan(Math.Max(least, i - 64), i - Math.Max(least, i - 64)).LastIndexOfAny('+', ' ', '&') is var sign and >= 0 && text[Math.Max(least, i - 64) + sign] == '+';
        }

        return i + 1;
    }

    static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '~' or '!' or '#' or '$' or '*' or '^' or '`' || (c > 127 && char.IsSurrogate(c))
        || (c > 127 && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    /// <summary>0 where no domain follows.</summary>
    static int DomainEnd(string text, int start)
    {
        if (start < text.Length && text[start] == '[')
        {
            var close = text.AsSpan(start, Math.Min(64, text.Length - start)).IndexOf(']');
            return close < 4 || text.AsSpan(start + 1, close - 1).IndexOfAnyInRange('0', '9') < 0 || text.AsSpan(start + 1, close - 1).Contains('-') ? 0 : start + close + 1;
        }

        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.' or '\u3002' || char.IsSurrogate(text[end])))
            end++;
        while (end > start && text[end - 1] is '.' or '-')
            end--;

        var dot = text.AsSpan(start, end - start).LastIndexOfAny('.', '\u3002');
        if (dot < 1)
            return 0;
        var top = text.AsSpan(start + dot + 1, end - start - dot - 1);
        return IsTopLevel(top) ? end : 0;
    }

    /// <summary>Letters alone (RFC 3696) or an IDN's A-label; versions end in digits, and pictures for dense screens are named icon@2x.png.</summary>
    static bool IsTopLevel(ReadOnlySpan<char> top)
    {
        if (top.Length < 2 || top.Length > 24)
            return false;
        if (top.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var c in top)
        {
            if (!char.IsLetter(c) && !char.IsSurrogate(c))
                return false;
        }

        return top is not ("png" or "jpg" or "jpeg" or "gif" or "svg" or "webp" or "avif" or "bmp" or "ico" or "js" or "mjs" or "cjs" or "css" or "json" or "html" or "txt" or "xml" or "yaml" or "yml" or "tgz" or "gz" or "exe" or "dll");
    }
}
