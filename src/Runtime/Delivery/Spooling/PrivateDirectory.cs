namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Directories that are made for their user alone, and not used when they are anything else.</summary>
static class PrivateDirectory
{
    const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    const int KindMask = 0xF000;
    const int DirectoryKind = 0x4000;
    const int LinkKind = 0xA000;

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
        if (Check(levels, out var areThere) is { } found)
            return found;
        if (areThere)
            return null;
        // Else root, run with the home of somebody else, would lock him out of his own.
        if (FileOwner.IsRoot && NearestTo(baseDirectory) is { } nearest && FileOwner.IsSomebodyElse(nearest))
            return $"{nearest} belongs to another user";

        try
        {
            Create(baseDirectory);
            foreach (var level in levels)
            {
                Create(level);
                if (Check(level, out _) is { } trouble)
                    return trouble;
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>Why those that are there cannot be used; null when they can.</summary>
    /// <param name="levels">The outermost first.</param>
    /// <param name="areThere">Whether all of them are.</param>
    public static string? Check(string[] levels, out bool areThere)
    {
        areThere = levels.Length > 0;
        foreach (var level in levels)
        {
            var trouble = Check(level, out areThere);
            if (trouble is not null || !areThere)
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

    static string? Check(string path, out bool isThere)
    {
        // One call to the system, where the framework takes two and does not tell the owner.
        if (!Statx.TryRead(path, out var owner, out var mode))
            return CheckWithoutOwner(path, out isThere);

        isThere = (mode & KindMask) == DirectoryKind;
        return (mode & KindMask) == LinkKind ? IsALink(path)
            : !isThere ? null
            : FileOwner.IsSomebodyElse(owner) ? $"{path} belongs to another user"
            : CheckMode(path, (UnixFileMode)mode);
    }

    static string? CheckWithoutOwner(string path, out bool isThere)
    {
        var directory = new DirectoryInfo(path);
        isThere = directory.Exists;
        return !isThere ? null
            : (directory.Attributes & FileAttributes.ReparsePoint) != 0 ? IsALink(path)
            : OperatingSystem.IsWindows() ? null
            : CheckMode(path, directory.UnixFileMode);
    }

    static string? CheckMode(string path, UnixFileMode mode) => (mode & WritableByOthers) != 0 ? $"{path} can be written to by others" : null;

    static string IsALink(string path) => $"{path} is a link";

    static string? NearestTo(string? path)
    {
        while (path is not null && !Directory.Exists(path))
            path = Path.GetDirectoryName(path);
        return path;
    }
}
