namespace AutomagikTelemetry.MSBuild;

/// <summary>The compiler's option <c>PathMap</c>: <c>from=to,from=to</c>, where a doubled comma or equals sign stands for itself.</summary>
sealed class PathMap(string option)
{
    // What no path holds stands for the doubled signs while the option is taken apart.
    const string Comma = "\u0001";
    const string EqualsSign = "\u0002";

    readonly (string From, string To)[] _pairs =
        [.. option.Replace(",,", Comma).Replace("==", EqualsSign).Split([','], StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .Where(pair => pair.Length == 2)
            .Select(pair => (From: Folder(pair[0]), To: Folder(pair[1])))
            .Where(pair => pair.From.Length > 1)];

    /// <summary>The path as debug information has it: the first pair that fits counts, as it does for the compiler.</summary>
    internal string Mapped(string path) => Replaced(path, pair => pair.From, pair => pair.To);

    /// <summary>The path on this machine.</summary>
    internal string Unmapped(string path) => Replaced(path, pair => pair.To, pair => pair.From);

    string Replaced(string path, Func<(string From, string To), string> from, Func<(string From, string To), string> to)
    {
        foreach (var pair in _pairs)
        {
            if (path.StartsWith(from(pair), StringComparison.Ordinal))
                return to(pair) + path.Substring(from(pair).Length);
            if (path + "/" == from(pair))
                return to(pair).TrimEnd('/');
        }

        return path;
    }

    static string Folder(string path)
    {
        path = path.Trim().Replace(Comma, ",").Replace(EqualsSign, "=");
        return path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal) ? path
            : path.IndexOf('\\') >= 0 ? path + "\\" : path + "/";
    }
}
