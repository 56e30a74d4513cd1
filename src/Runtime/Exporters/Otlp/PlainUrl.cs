using System.Globalization;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>
/// A URL that says what it means: http or https, a host, maybe a port and a path, all in letters that no rule changes. Most are, and are taken
/// apart here, since the framework's parser costs a short program more than all the rest of its telemetry's start.
/// </summary>
/// <param name="Scheme">http or https.</param>
/// <param name="Host">A name in lower case, or an IPv4 address.</param>
/// <param name="Port">The scheme's own where none was given.</param>
/// <param name="Path">With a slash at its start.</param>
sealed record PlainUrl(string Scheme, string Host, int Port, string Path)
{
    const int LongestHost = 253;
    const int LongestLabel = 63;

    /// <summary>As <see cref="Uri.AbsoluteUri"/> has it.</summary>
    public string Text => string.Concat(Scheme, "://", Host, Port == DefaultPort(Scheme) ? Path : string.Concat(":", Port.ToString(CultureInfo.InvariantCulture), Path));

    /// <summary>Null for anything else, be it a URL or not.</summary>
    public static PlainUrl? Read(string text)
    {
        var scheme = text.StartsWith("http://", StringComparison.Ordinal) ? "http" : text.StartsWith("https://", StringComparison.Ordinal) ? "https" : null;
        if (scheme is null)
            return null;

        var authority = text.AsSpan(scheme.Length + "://".Length);
        var slash = authority.IndexOf('/');
        var path = slash < 0 ? "/" : authority[slash..].ToString();
        if (slash >= 0)
            authority = authority[..slash];

        var colon = authority.IndexOf(':');
        var port = colon < 0 ? DefaultPort(scheme) : ReadPort(authority[(colon + 1)..]);
        var host = colon < 0 ? authority : authority[..colon];
        return port is { } given && IsHost(host) && IsPath(path) ? new(scheme, host.ToString(), given, path) : null;
    }

    static int DefaultPort(string scheme) => scheme == "http" ? 80 : 443;

    static int? ReadPort(ReadOnlySpan<char> text)
        => text.Length is > 0 and <= 5 && text[0] != '0' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue ? port : null;

    /// <summary>What begins with a digit may be an address in one of its many spellings: only the usual one is plain.</summary>
    static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > LongestHost)
            return false;

        var isAddress = char.IsAsciiDigit(host[0]);
        var labels = 0;
        while (true)
        {
            var dot = host.IndexOf('.');
            var label = dot < 0 ? host : host[..dot];
            if (isAddress ? !IsByte(label) : !IsLabel(label))
                return false;
            labels++;
            if (dot < 0)
                return !isAddress || labels == 4;
            host = host[(dot + 1)..];
        }
    }

    static bool IsByte(ReadOnlySpan<char> text)
        => text.Length is > 0 and <= 3 && (text.Length == 1 || text[0] != '0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= byte.MaxValue;

    static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > LongestLabel || !char.IsAsciiLetterLower(label[0]) || label[^1] == '-' || label.StartsWith("xn--"))
            return false;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
                return false;
        }

        return true;
    }

    /// <summary>Without dots, which may be steps, and escapes.</summary>
    static bool IsPath(string path)
    {
        foreach (var c in path)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '-' or '_'))
                return false;
        }

        return true;
    }
}
