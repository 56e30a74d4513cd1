using System.Net;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>IP addresses of others: loopback and private ones (RFC 1918) name no one, and versions are written as addresses are.</summary>
static class Addresses
{
    const int Longest = 45;

    static readonly string[] _directories = ["ip", "ips", "peer", "peers", "client", "clients", "host", "hosts", "addr", "address", "from", "lookup", "remote", "node", "nodes", "geoip", "whois", "localhost"];

    /// <summary>Version 4 has dots, version 6 colons: all of them, or two together.</summary>
    public static bool MayBeIn(in TextSigns signs) => signs.HasDottedDigit || signs.HasDoubleColon || signs.Colons >= 6;

    public static string Redact(string text, bool isVersion)
    {
        var rewriter = new Rewriter(text);
        var i = 0;
        while (i < text.Length)
        {
            if (!IsPart(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && IsPart(text[i]))
                i++;
            if (Characters.IsLetterOrDigit(text, start - 1) || (start > 0 && text[start - 1] == '_') || Characters.IsLetterOrDigit(text, i))
            {
                // An octet may be followed by a unit, but no address begins or ends within a word.
                continue;
            }

            Look(text, start, i, isVersion, ref rewriter);
        }

        return rewriter.Finish();
    }

    static bool IsPart(char c) => char.IsAsciiHexDigit(c) || c is '.' or ':';

    static void Look(string text, int start, int end, bool isVersion, ref Rewriter rewriter)
    {
        while (end > start && text[end - 1] is '.' || (end > start && text[end - 1] == ':' && !(end - 2 >= start && text[end - 2] == ':')))
            end--;
        while (start < end && text[start] is '.' || (start < end && text[start] == ':' && !(start + 1 < end && text[start + 1] == ':')))
            start++;
        var run = text.AsSpan(start, end - start);
        var colons = run.Count(':');
        if (colons > 1)
        {
            if (run.Length <= Longest && IsV6(run, colons))
                rewriter.Replace(start, end, Markers.Address);
            return;
        }

        var port = run.IndexOf(':');
        var host = port < 0 ? run : run[..port];
        if (!isVersion && IsV4(host) && !IsOfVersion(text, start, start + host.Length))
            rewriter.Replace(start, start + host.Length, Markers.Address);
        else if (port >= 0 && !isVersion && IsV4(run[(port + 1)..]) && !IsOfVersion(text, start + port + 1, end))
            rewriter.Replace(start + port + 1, end, Markers.Address);
    }

    /// <summary>Times of day have two colons, and an EUI-48 five.</summary>
    static bool IsV6(ReadOnlySpan<char> run, int colons)
    {
        var shortened = run.Contains("::", StringComparison.Ordinal);
        if ((!shortened && colons != 7 && !(colons == 6 && run.Contains('.'))) || colons > 8 || run.IndexOfAnyInRange('0', '9') < 0)
            return false;
        return IPAddress.TryParse(run, out var address) && !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.IPv6Any)
            && !(address.IsIPv4MappedToIPv6 && IsPrivate(address.MapToIPv4().GetAddressBytes()));
    }

    static bool IsV4(ReadOnlySpan<char> run)
    {
        if (run.Length is < 7 or > 15)
            return false;

        Span<byte> octets = stackalloc byte[4];
        var octet = 0;
        var value = -1;
        foreach (var c in run)
        {
            if (char.IsAsciiDigit(c))
            {
                if (value == 0)
                    return false;
                value = (Math.Max(value, 0) * 10) + c - '0';
                if (value > 255)
                    return false;
            }
            else if (c == '.' && value >= 0 && octet < 3)
            {
                octets[octet++] = (byte)value;
                value = -1;
            }
            else
            {
                return false;
            }
        }

        if (octet != 3 || value < 0)
            return false;
        octets[3] = (byte)value;
        return !IsPrivate(octets);
    }

    static bool IsPrivate(ReadOnlySpan<byte> octets) => octets[0] is 0 or 10 or 127 || (octets[0] == 192 && octets[1] == 168) || (octets[0] == 172 && octets[1] is >= 16 and <= 31)
        || (octets[0] == 169 && octets[1] == 254) || octets[0] == 255;

    /// <summary>What stands before the slash: products and packages have versions (Chrome/120.0.0.0), some directories have addresses (/peers/192.0.2.1).</summary>
    static bool IsProduct(string text, int slash)
    {
        var start = slash;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return Array.IndexOf(_directories, text[start..slash].ToLowerInvariant()) < 0;
    }

    /// <summary>Chrome/120.0.0.1, v1.2.3.4, Version=4.0.0.1, a CIDR block's own name, a part of a longer number.</summary>
    static bool IsOfVersion(string text, int start, int end)
    {
        if (start > 0 && text[start - 1] is 'v' or 'V' or '@' or '^' or '~' or '-')
            return text[start - 1] != '@' || start < 2 || !char.IsLetterOrDigit(text[start - 2]) || !text.AsSpan(0, start).Contains("://", StringComparison.Ordinal);
        if (start > 1 && text[start - 1] == '/' && text[start - 2] != '/')
            return IsProduct(text, start - 1) && !(end < text.Length && text[end] == ':');
        if (end < text.Length && text[end] is '-' or '+' && Characters.IsLetterOrDigit(text, end + 1))
            return true;
        var before = text.AsSpan(Math.Max(0, start - 12), start - Math.Max(0, start - 12)).TrimEnd(" =:\"'(");
        return before.EndsWith("version", StringComparison.OrdinalIgnoreCase) || before.EndsWith("ver", StringComparison.OrdinalIgnoreCase) || before.EndsWith("release", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("build", StringComparison.OrdinalIgnoreCase) || before.EndsWith("oid", StringComparison.OrdinalIgnoreCase) || before.EndsWith("firmware", StringComparison.OrdinalIgnoreCase);
    }
}
