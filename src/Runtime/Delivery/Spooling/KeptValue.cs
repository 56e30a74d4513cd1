namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>A value of one user on one machine, in a file that nobody else may read. Shared by processes: whoever comes first makes it.</summary>
/// <param name="name">The file's, in the directory of all that outlives a process.</param>
/// <param name="length">Of the value, in bytes.</param>
/// <param name="make">Makes one.</param>
/// <param name="isValid">Whether bytes of this length are one: a crash of the machine may leave zeros.</param>
sealed class KeptValue(string name, int length, Func<byte[]> make, Predicate<byte[]> isValid)
{
    /// <summary>The value, made if there is none. Null where it cannot be kept, for the reason in <paramref name="trouble"/>. Never throws.</summary>
    /// <param name="baseDirectory">The user's directory for state; null where there is none.</param>
    /// <param name="trouble">Why it cannot be kept; null when it can.</param>
    public byte[]? ReadOrCreate(string? baseDirectory, out string? trouble)
    {
        try
        {
            trouble = PrivateDirectory.Prepare(baseDirectory, baseDirectory is null ? [] : [PrivateDirectory.OfTelemetry(baseDirectory)]);
            if (trouble is not null)
                return null;
            var path = PathIn(baseDirectory!);
            if (Read(path, out var isThere) is { } known)
                return known;

            Create(path, isThere);
            // It may be another process's, which was faster.
            var value = Read(path, out _);
            trouble = value is null ? $"{path} is not what was written to it" : null;
            return value;
        }
        catch (Exception e)
        {
            trouble = e.Message;
            return null;
        }
    }

    /// <summary>Removes it. Never throws.</summary>
    /// <returns>Whether there is none any more.</returns>
    public bool Delete(string? baseDirectory)
    {
        if (baseDirectory is null)
            return true;

        try
        {
            // With what a process may have left that was killed while it wrote one.
            foreach (var file in Directory.EnumerateFiles(PrivateDirectory.OfTelemetry(baseDirectory), name + "*"))
                PrivateFile.TryDelete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where there is no such directory there is no file.
        }

        return !File.Exists(PathIn(baseDirectory));
    }

    string PathIn(string baseDirectory) => Path.Combine(PrivateDirectory.OfTelemetry(baseDirectory), name);

    /// <summary>Null where there is none, or none that can be one.</summary>
    /// <remarks>It looks first, since an exception that is the first one of its process takes milliseconds: docs/decisions/0155-files-are-looked-for.md.</remarks>
    byte[]? Read(string path, out bool isThere)
    {
        isThere = File.Exists(path);
        if (!isThere)
            return null;

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var value = new byte[length];
        return file.Length == length && file.ReadAtLeast(value, length, throwOnEndOfStream: false) == length && isValid(value) ? value : null;
    }

    void Create(string path, bool isThere)
    {
        var temporary = path + "." + Guid.NewGuid().ToString("N");
        var value = make();
        // Another process may have put it right meanwhile.
        if (isThere && Read(path, out _) is null)
            PrivateFile.Write(temporary, FileMode.CreateNew, path, value);
        else
            PrivateFile.WriteIfNone(temporary, path, value);
    }
}
