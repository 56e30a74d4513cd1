namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>The directory of one user, project and collector: made for its user alone, and not used when it is anything else.</summary>
/// <param name="baseDirectory">The user's directory for state; null where there is none.</param>
/// <param name="key">Of project and collector: <see cref="SpoolLocation.Key"/>.</param>
sealed class SpoolDirectory(string? baseDirectory, string key)
{
    const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    readonly string[] _levels = baseDirectory is null
        ? []
        : [Path.Combine(baseDirectory, "automagik-telemetry"), Path.Combine(baseDirectory, "automagik-telemetry", "spool"), Path.Combine(baseDirectory, "automagik-telemetry", "spool", key)];

    public string FullPath => _levels is [.., var last] ? last : "";

    public bool Exists => _levels.Length > 0 && Directory.Exists(FullPath);

    public string PathOf(string fileName) => Path.Combine(FullPath, fileName);

    /// <summary>Makes what is missing.</summary>
    /// <returns>Why it cannot be used; null when it can.</returns>
    public string? Prepare()
    {
        if (baseDirectory is null)
            return "there is no home directory";
        if (Exists)
            return Check();
        // Else root, run with the home of somebody else, would lock him out of his own.
        if (FileOwner.IsRoot && NearestTo(baseDirectory) is { } nearest && FileOwner.IsSomebodyElse(nearest))
            return $"{nearest} belongs to another user";

        try
        {
            Create(baseDirectory);
            foreach (var level in _levels)
            {
                Create(level);
                if (Check(level) is { } trouble)
                    return trouble;
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>Why an existing one cannot be used; null when it can.</summary>
    public string? Check()
    {
        foreach (var level in _levels)
        {
            if (Check(level) is { } trouble)
                return trouble;
        }

        return null;
    }

    /// <summary>A directory for its user alone, unless it is there already.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static string? Check(string path)
    {
        var directory = new DirectoryInfo(path);
        if ((directory.Attributes & FileAttributes.ReparsePoint) != 0)
            return $"{path} is a link";
        if (FileOwner.IsSomebodyElse(path))
            return $"{path} belongs to another user";
        return !OperatingSystem.IsWindows() && (directory.UnixFileMode & WritableByOthers) != 0 ? $"{path} can be written to by others" : null;
    }

    static string? NearestTo(string? path)
    {
        while (path is not null && !Directory.Exists(path))
            path = Path.GetDirectoryName(path);
        return path;
    }
}
