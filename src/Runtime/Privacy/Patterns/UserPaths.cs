using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>The user's name in paths of home directories: Windows of all ages, macOS, Linux, WSL, shares.</summary>
static class UserPaths
{
    const int LongestName = 64;

    static readonly string[] _homes = ["users", "home", "documents and settings", "homes", "profiles"];

    /// <summary>Nobody's.</summary>
    static readonly string[] _shared = ["public", "shared", "default", "all users", "default user"];

    public static string Redact(string text, bool isRoute)
    {
        var rewriter = new Rewriter(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('/' or '\\') || HomeEnd(text, i + 1) is not (var name and > 0) || !IsOfFiles(text, i, isRoute))
                continue;
            var end = NameEnd(text, name);
            if (end > name && !IsShared(text.AsSpan(name, end - name)) && text[name] is not ('{' or '<' or ':' or '*' or '$' or '['))
                rewriter.Replace(name, end, Markers.User);
            i = Math.Max(i, end - 1);
        }

        return rewriter.Finish();
    }

    /// <summary>Where the name begins that follows a home's parent; 0 for none. Backslashes may be escaped, once or more.</summary>
    static int HomeEnd(string text, int start)
    {
        foreach (var home in _homes)
        {
            var i = start + home.Length;
            if (i >= text.Length || text[i] is not ('/' or '\\') || !text.AsSpan(start, home.Length).Equals(home, StringComparison.OrdinalIgnoreCase))
                continue;
            while (i < text.Length && text[i] is '/' or '\\' && i < start + home.Length + 4)
                i++;
            return i < text.Length ? i : 0;
        }

        return 0;
    }

    /// <summary>What of web servers looks alike: <c>/users/search</c>, <c>/home/index</c>.</summary>
    static bool IsOfFiles(string text, int slash, bool isRoute)
    {
        var before = slash;
        while (before > 0 && text[before - 1] is '/' or '\\')
            before--;
        if (before > 1 && text[before - 1] == ':' && char.IsAsciiLetter(text[before - 2]) && !Characters.IsLetterOrDigit(text, before - 3))
            return true;

        if (text[slash] == '\\')
            return IsShareOrRoot(text, before);

        // Behind other directories only where homes are kept: what stands first tells.
        var first = before;
        while (first > 0 && (char.IsLetterOrDigit(text[first - 1]) || text[first - 1] is '_' or '-' or '.' or '/'))
            first--;
        var parents = text.AsSpan(first, before - first);
        if (parents.Length > 0)
        {
            if (text.AsSpan(0, first).EndsWith("file:", StringComparison.OrdinalIgnoreCase))
                return true;
            if (parents[0] != '/' || parents.StartsWith("//"))
                return false;
            var root = parents[1..];
            root = root.IndexOf('/') is var end and >= 0 ? root[..end] : root;
            if (root.Length == 1 || (parents.Length == root.Length + 1 && root is "var" or "usr" or "srv" or "opt"))
                return true;
            return text[slash + 1] is 'U' or 'h' && root is "export" or "mnt" or "net" or "nfs" or "data" or "private" or "host" or "rootfs" or "System" or "media" or "Volumes" or "cygdrive";
        }

        if (text.AsSpan(0, before).EndsWith("file:", StringComparison.OrdinalIgnoreCase))
            return true;

        // /Users is a Mac's, /users anybody's; ASP.NET's routes begin with /Home and /home.
        return !isRoute && slash - before == 0 && char.IsAsciiLetterUpper(text[slash + 1]) == (text[slash + 1] is 'U') && text[slash + 1] is 'U' or 'h';
    }

    /// <summary>\\server\users, \Users and %SystemDrive%\Users; sources have directories of this name too.</summary>
    static bool IsShareOrRoot(string text, int end)
    {
        if (!Characters.IsLetterOrDigit(text, end - 1))
            return true;
        var start = end;
        while (start > 0 && end - start < LongestName && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.' or '$' or '\\'))
            start--;
        return text.AsSpan(start, end - start).StartsWith("\\\\") || text.AsSpan(start, end - start).Contains("Windows.old", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Names have spaces, but a sentence goes on with them: what another separator ends, or the text, is a name.</summary>
    static int NameEnd(string text, int start)
    {
        var most = Math.Min(text.Length, start + LongestName);
        var space = 0;
        for (var i = start; i < most; i++)
        {
            var c = text[i];
            if (c is '/' or '\\')
                return i;
            if (c is '"' or '\'' or '\n' or '\r' or ':' or ';' or ',' or '<' or '>' or '|' or '*' or '?' or '`' or '\t' or '&' or '#')
                return space > 0 && c is not ('"' or '\'' or '\n') ? space : i;
            if (c is ')' or ']' or '}')
                return space > 0 ? space : i;
            if (c == ' ')
            {
                if (space > 0 && text.AsSpan(start, i - start).Count(' ') >= 2)
                    return space;
                space = space == 0 ? i : space;
            }
        }

        return most < text.Length || (space > 0 && !IsName(text.AsSpan(space + 1, most - space - 1))) ? (space > 0 ? space : most) : most;
    }

    /// <summary>Behind a space at the end of the text: a surname begins with a capital.</summary>
    static bool IsName(ReadOnlySpan<char> rest) => rest.Length > 0 && !char.IsLower(rest[0]);

    static bool IsShared(ReadOnlySpan<char> name)
    {
        foreach (var shared in _shared)
        {
            if (name.Equals(shared, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
