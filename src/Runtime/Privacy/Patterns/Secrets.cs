using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>Secrets that tell what they are by themselves: vendors' keys, JSON web tokens, authentication schemes and PEM blocks.</summary>
static class Secrets
{
    /// <summary>https://www.iana.org/assignments/http-authschemes/, and those of vendors.</summary>
    static readonly string[] _schemes = ["bearer", "basic", "token", "apikey", "digest", "negotiate", "ntlm", "ssws", "bot", "geniekey", "dpop", "hoba", "mutual", "key", "aws4-hmac-sha256", "sharedkey", "splunk", "klaviyo-api-key", "discogs"];

    /// <summary>Of a key, and of what a scheme announces where it has no digit.</summary>
    const int Shortest = 12;

    public static bool MayBeIn(in TextSigns signs) => signs.LongestWord >= Shortest || (signs.Digits > 0 && signs.HasBlank) || signs.HasDoubleHyphen;

    public static string Redact(string text)
    {
        if (text.Contains('-', StringComparison.Ordinal))
            text = Pem(text);
        var rewriter = new Rewriter(text);
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] == '~' && IsEntraSecret(text, i))
            {
                rewriter.Replace(i - 5, WideEnd(text, i), Markers.Secret);
                i = WideEnd(text, i);
                continue;
            }

            if (!Characters.IsToken(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && Characters.IsToken(text[i]))
                i++;
            var end = Find(text, start, i, out var from);
            if (end == 0)
                continue;
            i = WideEnd(text, end);
            rewriter.Replace(from, i, Markers.Secret);
        }

        return rewriter.Finish();
    }

    /// <summary>The end of a secret in or behind the run of token characters from <paramref name="start"/> to <paramref name="end"/>; 0 for none.</summary>
    static int Find(string text, int start, int end, out int from)
    {
        from = start;
        var run = text.AsSpan(start, end - start);
        if (run.Length >= 16 && run[0] == 'e' && IsJsonWebToken(run))
            return end;
        if (IsTelegramBot(text, run, end))
            return end + 36;
        if (end + 8 < text.Length && text[end] == ' ' && IsScheme(run))
        {
            from = end + 1;
            while (from < text.Length && text[from] == ' ')
                from++;
            var to = WideEnd(text, from);
            return IsCredential(run, text.AsSpan(from, to - from)) ? to : 0;
        }

        return run.Length >= Shortest ? SecretFormats.End(text, start, end) : 0;
    }

    /// <summary>A key's characters that only some vendors use belong to it as well.</summary>
    static int WideEnd(string text, int i)
    {
        while (i < text.Length && !Characters.EndsValue(text[i]) && text[i] is not ('&' or ';' or ',' or ')' or ']' or '}' or '(' or '[' or '{' or '\\' or '|' or '?' or '#'))
            i++;
        return i;
    }

    /// <summary>https://www.rfc-editor.org/rfc/rfc7515#section-7.1: the first part is a JSON object that names an algorithm, or more parts follow.</summary>
    static bool IsJsonWebToken(ReadOnlySpan<char> run)
    {
        var dot = run.IndexOf('.');
        if (!run.StartsWith("ey", StringComparison.Ordinal))
            return false;
        if (dot >= 8 && run.StartsWith("eyJ", StringComparison.Ordinal))
            return true;
        return EncodedText.DecodeBase64(dot < 0 ? run : run[..dot]) is { } header && header.Contains("\"alg\"", StringComparison.Ordinal);
    }

    /// <summary>https://core.telegram.org/bots/api#authorizing-your-bot: the bot's number, a colon and 35 characters.</summary>
    static bool IsTelegramBot(string text, ReadOnlySpan<char> run, int end)
    {
        if (run.Length < 8 || end + 36 > text.Length || text[end] != ':')
            return false;
        for (var i = run.Length - 8; i < run.Length; i++)
        {
            if (!char.IsAsciiDigit(run[i]))
                return false;
        }

        for (var i = end + 1; i < end + 36; i++)
        {
            if (!Characters.IsToken(text[i]) || text[i] == '.')
                return false;
        }

        return end + 36 == text.Length || !char.IsAsciiLetterOrDigit(text[end + 36]);
    }

    /// <summary>Three characters, a digit, Q, a tilde and 31 to 34 more: client secrets of Entra, as Microsoft's own scanner knows them.</summary>
    static bool IsEntraSecret(string text, int tilde)
        => tilde >= 5 && text[tilde - 1] == 'Q' && char.IsAsciiDigit(text[tilde - 2]) && WideEnd(text, tilde) - tilde > 30;

    static bool IsScheme(ReadOnlySpan<char> run)
    {
        foreach (var scheme in _schemes)
        {
            if (run.Length == scheme.Length && (run[0] | 0x20) == scheme[0] && run.Equals(scheme, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Words follow these words too: <c>bearer of bad news</c>, <c>basic authentication</c>.</summary>
    static bool IsCredential(ReadOnlySpan<char> scheme, ReadOnlySpan<char> value)
    {
        if (value.Length < 8 || value.StartsWith(Markers.Start))
            return false;
        if (scheme.Equals("basic", StringComparison.OrdinalIgnoreCase))
            return (EncodedText.DecodeBase64(value) is { } pair && pair.Contains(':', StringComparison.Ordinal)) || Randomness.IsLikely(value, 12);
        var isStrict = scheme.Equals("bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("ssws", StringComparison.OrdinalIgnoreCase) || scheme.Equals("negotiate", StringComparison.OrdinalIgnoreCase);
        return isStrict
            ? value.Length >= 20 || value.IndexOfAnyInRange('0', '9') >= 0
            : Randomness.IsLikely(value, 12);
    }

    /// <summary>https://www.rfc-editor.org/rfc/rfc7468: to the line that ends it, or to the end where that is cut off. Escaped line ends are ones too.</summary>
    static string Pem(string text)
    {
        var begin = text.IndexOf("-- BEGIN", StringComparison.Ordinal);
        if (begin < 0)
            begin = text.IndexOf("--BEGIN", StringComparison.Ordinal);
        if (begin < 0)
        {
            var putty = text.IndexOf("PuTTY-User-Key-File-", StringComparison.Ordinal);
            return putty < 0 ? text : string.Concat(text.AsSpan(0, putty), Markers.Secret);
        }

        var rewriter = new Rewriter(text);
        while (begin >= 0)
        {
            var label = text.AsSpan(begin, Math.Min(80, text.Length - begin));
            while (begin > 0 && text[begin - 1] == '-')
                begin--;
            var end = text.IndexOf("--END", begin + 1, StringComparison.Ordinal);
            if (end < 0)
                end = text.IndexOf("-- END", begin + 1, StringComparison.Ordinal);
            var isPrivate = label.Contains("PRIVATE", StringComparison.Ordinal) || label.Contains("SECRET", StringComparison.Ordinal);
            if (end < 0)
            {
                if (isPrivate)
                    rewriter.Replace(begin, text.Length, Markers.Secret);
                break;
            }

            var after = text.IndexOf("--", Math.Min(end + 5, text.Length), StringComparison.Ordinal);
            after = after < 0 ? text.Length : after;
            while (after < text.Length && text[after] == '-')
                after++;
            if (isPrivate)
                rewriter.Replace(begin, after, Markers.Secret);
            begin = text.IndexOf("--BEGIN", after, StringComparison.Ordinal);
        }

        return rewriter.Finish();
    }
}
