namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>
/// Who holds a request is named in its file's name; that he lives, the lock on his file tells. No process id: those are used again, and
/// containers that share a home number their processes each from 1.
/// </summary>
sealed class OwnerLock : IDisposable
{
    public const string Extension = ".owner";

    const int OwnerLength = 16;
    const int Attempts = 3;

    readonly FileStream _file;

    OwnerLock(string owner, FileStream file)
    {
        Owner = owner;
        _file = file;
    }

    /// <summary>A name that nobody has had and nobody will have.</summary>
    public string Owner { get; }

    /// <summary>False when somebody has deleted the file, or the directory with it: then nobody knows any more that this owner lives.</summary>
    public bool IsInPlace => File.Exists(_file.Name);

    public static bool IsOwner(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c))
                return false;
        }

        return text.Length == OwnerLength;
    }

    /// <summary>Null where the file system does not lock files.</summary>
    /// <exception cref="IOException">And the others that creating a file has.</exception>
    public static OwnerLock? TryTake(string directory)
    {
        for (var attempt = 1; ; attempt++)
        {
            var owner = Guid.NewGuid().ToString("N")[..OwnerLength];
            var path = PathOf(directory, owner);
            FileStream file;
            try
            {
                file = new(path, PrivateFile.Options(FileMode.CreateNew, FileAccess.ReadWrite, FileOptions.DeleteOnClose));
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Between its creation and its lock, another process may have had a look whether this owner lives.
                continue;
            }

            // And it may have removed the file, which seemed to be a dead one's.
            var isLocked = Flock.TryLock(file.SafeFileHandle);
            if (isLocked && File.Exists(path))
                return new(owner, file);
            file.Dispose();
            if (!isLocked || attempt == Attempts)
                return null;
        }
    }

    /// <summary>Whether an owner lives. The file of a dead one is removed; one that cannot be looked at counts as alive.</summary>
    public static bool IsAlive(string directory, string owner)
    {
        var path = PathOf(directory, owner);
        try
        {
            if (!File.Exists(path))
                return false;
            using var file = new FileStream(path, PrivateFile.Options(FileMode.Open, FileAccess.ReadWrite));
            if (!Flock.TryLock(file.SafeFileHandle))
                return true;
            // While it is locked, or somebody who is just creating it would not notice.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }

        if (OperatingSystem.IsWindows())
            PrivateFile.TryDelete(path);
        return false;
    }

    /// <summary>Frees the lock and removes the file: what this owner holds is anybody's.</summary>
    public void Dispose() => _file.Dispose();

    static string PathOf(string directory, string owner) => Path.Combine(directory, owner + Extension);
}
