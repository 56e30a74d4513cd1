namespace AutomagikTelemetry.Fody.Planning;

/// <summary>The folder that source paths are told relative to, so that no path of the build machine is ever sent.</summary>
sealed class SourceRoot(string? root)
{
    readonly string? _root = string.IsNullOrEmpty(root) ? null : Normalised(root!).TrimEnd('/') + "/";

    internal string Relative(string file)
    {
        var path = Normalised(file);
        if (_root is not null && path.StartsWith(_root, StringComparison.OrdinalIgnoreCase))
            return path.Substring(_root.Length);

        // What a deterministic build has mapped (/_/src/A.cs) is relative to the repository already.
        if (path.StartsWith("/_", StringComparison.Ordinal) && path.IndexOf('/', 1) is > 0 and var end)
            return path.Substring(end + 1);
        return path.Substring(path.LastIndexOf('/') + 1);
    }

    static string Normalised(string path) => path.Replace('\\', '/');
}
