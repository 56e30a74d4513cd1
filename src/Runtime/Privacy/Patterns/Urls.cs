using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>Credentials in URLs (RFC 3986, section 3.2.1) and what is written like them, and hooks that are secret as a whole.</summary>
static class Urls
{
    const int LongestAuthority = 512;

    static readonly string[] _hooks = ["/hooks/", "/webhooks/", "/webhook/", "/webhookb2/", "slack.com/services/", "/with/key/", "/incoming/", "/catch/", "/reset/", "/reset-password/", "/password-reset/", "/invite/", "/invitation/", "/verify/", "/activate/", "/magic/", "/confirm/", "/token/", "/unsubscribe/"];

    /// <summary>The same from the slash on.</summary>
    static readonly string[] _hookPaths = Array.ConvertAll(_hooks, static hook => hook[hook.IndexOf('/', StringComparison.Ordinal)..]);

    static readonly string[] _addresses = ["mailto", "sip", "sips", "xmpp", "acct", "im", "smsto", "tel", "from", "to", "cc"];

    static readonly string[] _userOptions = ["-u ", "--user ", "--proxy-user "];

    public static bool MayBeIn(in TextSigns signs) => signs.HasSlash || signs.HasAt || (signs.HasAssignment && signs.HasBlank);

    public static string Redact(string text) => Hooks(CurlUser(Pairs(UserInformation(text))));

    static string UserInformation(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return text;

        var rewriter = new Rewriter(text);
        while (scheme >= 0)
        {
            var start = scheme + 3;
            var end = start;
            while (end < text.Length && end < start + LongestAuthority && !Characters.EndsValue(text[end]))
                end++;
            var authority = text.AsSpan(start, end - start);
            var stop = authority.IndexOfAny('/', '?', '#');
            var host = stop < 0 ? authority : authority[..stop];
            var at = host.LastIndexOf('@');
            // A password may hold the characters that end an authority, where somebody forgot to encode them: what is then a port is no number.
            if (at < 0 && HasNoPort(host) && authority.IndexOf('@') is var late and > 0)
                at = late;
            if (at > 0 && !authority[..at].SequenceEqual("git") && !authority[..at].StartsWith(Markers.Start))
                rewriter.Replace(start, start + at, Markers.Secret);
            scheme = text.IndexOf("://", Math.Max(start, at > 0 ? start + at : start), StringComparison.Ordinal);
        }

        return rewriter.Finish();
    }

    static bool HasNoPort(ReadOnlySpan<char> host)
    {
        var colon = host.LastIndexOf(':');
        if (colon < 1 || host[0] == '[')
            return false;
        foreach (var c in host[(colon + 1)..])
        {
            if (!char.IsAsciiDigit(c))
                return true;
        }

        return false;
    }

    /// <summary>user:password@host without a scheme, as in DSNs and behind curl's -u.</summary>
    static string Pairs(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return text;

        var rewriter = new Rewriter(text);
        for (; at >= 0; at = text.IndexOf('@', at + 1))
        {
            var least = Math.Max(rewriter.Copied, at - 128);
            var colon = -1;
            for (var i = at - 1; i >= least && !Characters.EndsValue(text[i]) && text[i] != '/'; i--)
            {
                if (text[i] == ':')
                    colon = i;
            }

            if (colon < 1 || colon == at - 1 || text[at - 1] == ']' || !char.IsLetterOrDigit(text[colon - 1]) || !IsHost(text.AsSpan(at + 1)))
                continue;
            var user = colon;
            while (user > least && (Characters.IsToken(text[user - 1]) || text[user - 1] > 127))
                user--;
            if (Array.IndexOf(_addresses, text[user..colon].ToLowerInvariant()) < 0 && text[colon + 1] != '[')
                rewriter.Replace(user, at, Markers.Secret);
        }

        return rewriter.Finish();
    }

    static bool IsHost(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("tcp(") || rest.StartsWith("unix(") || rest.StartsWith("localhost") || rest.StartsWith("["))
            return true;
        var i = 0;
        while (i < rest.Length && (char.IsLetterOrDigit(rest[i]) || rest[i] is '-' or '.' or '_'))
            i++;
        return i > 1 && (char.IsLetter(rest[0]) ? (rest[..i].Contains('.') || (i < rest.Length && rest[i] is ':' or '/')) && !rest.StartsWith("sha256:") && !rest.StartsWith("sha512:") : rest[..i].Count('.') == 3);
    }

    static string CurlUser(string text)
    {
        if (!text.Contains('-', StringComparison.Ordinal))
            return text;
        foreach (var option in _userOptions)
        {
            var at = text.IndexOf(option, StringComparison.Ordinal);
            if (at < 0 || (at > 0 && text[at - 1] != ' '))
                continue;
            var start = at + option.Length;
            var end = start;
            while (end < text.Length && text[end] != ' ')
                end++;
            if (text.AsSpan(start, end - start).Contains(':'))
                return string.Concat(text.AsSpan(0, start), Markers.Secret, text.AsSpan(end));
        }

        return text;
    }

    /// <summary>Who knows the address may post: the last parts, where they are no words.</summary>
    static string Hooks(string text)
    {
        if (!HasHook(text))
            return text;
        foreach (var hook in _hooks)
        {
            var at = text.IndexOf(hook, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            var start = at + hook.Length;
            var end = start;
            while (end < text.Length && !Characters.EndsValue(text[end]) && text[end] is not ('?' or '#' or ',' or ')' or ';'))
                end++;
            var path = text.AsSpan(start, end - start);
            if (path.Length >= 16 && HasDrawnPart(path, allowsGuid: hook.Contains("hook", StringComparison.Ordinal) || hook == "/catch/"))
                return Hooks(string.Concat(text.AsSpan(0, start), Markers.Secret, text.AsSpan(end)));
        }

        return text;
    }

    /// <summary>In one pass, since most texts have slashes and no hook.</summary>
    static bool HasHook(string text)
    {
        for (var slash = text.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = text.IndexOf('/', slash + 1))
        {
            var rest = text.AsSpan(slash);
            foreach (var path in _hookPaths)
            {
                if (rest.Length >= path.Length && (rest[1] | 0x20) == path[1] && (rest[2] | 0x20) == path[2] && rest.StartsWith(path, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    static bool HasDrawnPart(ReadOnlySpan<char> path, bool allowsGuid)
    {
        while (path.Length > 0)
        {
            var slash = path.IndexOf('/');
            var part = slash < 0 ? path : path[..slash];
            if (part.Length >= 14 && part.IndexOfAnyInRange('0', '9') >= 0 && (Randomness.IsLikely(part, 14) || (allowsGuid && Guid.TryParse(part[..Math.Min(36, part.Length)], out _))))
                return true;
            path = slash < 0 ? [] : path[(slash + 1)..];
        }

        return false;
    }
}
