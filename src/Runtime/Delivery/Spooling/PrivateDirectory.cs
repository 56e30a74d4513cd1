namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Directories that are made for their user alone, and not used when they are anything else.</summary>
static class PrivateDirectory
{
    const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Where all that outlives a process is, below the user's directory for state.</summary>
    public static string OfTelemetry(string baseDirectory) => Path.Combine(baseDirectory, "automagik-telemetry");

    /// <summary>Where the spools of all projects and collectors are.</summary>
    public static string SpoolsOf(string baseDirectory) => Path.Combine(OfTelemetry(baseDirectory), "spool");

    /// <summary>Makes what is missing.</summary>
    /// <param name="baseDirectory">The user's directory for state; null where there is none.</param>
    /// <param name="levels">The directories below it, the outermost first.</param>
    /// <returns>Why they cannot be used; null when they can.</returns>
    public static string? Prepare(string? baseDirectory, string[] levels)
    {
        if (baseDirectory is null)
            return "there is no home directory";
        if (Directory.Exists(levels[^1]))
            return Check(levels);
        // Else root, run with the home of somebody else, would lock him out of his own.
        if (FileOwner.IsRoot && NearestTo(baseDirectory) is { } nearest && FileOwner.IsSomebodyElse(nearest))
            return $"{nearest} belongs to another user";

        try
        {
            Create(baseDirectory);
            foreach (var level in levels)
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

    /// <summary>Why existing ones cannot be used; null when they can.</summary>
    public static string? Check(string[] levels)
    {
        foreach (var level in levels)
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
