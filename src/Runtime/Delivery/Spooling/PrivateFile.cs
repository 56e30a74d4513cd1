namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Files that only their user may read, from their creation on.</summary>
static class PrivateFile
{
    /// <summary>Unbuffered, and locked against everybody else while it is open.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileOptions options = FileOptions.None)
    {
        var all = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, Options = options, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            all.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return all;
    }

    /// <summary>Writes a file under a temporary name and renames it, so that whoever finds it finds the whole of it. A failure leaves nothing behind.</summary>
    /// <remarks>Without fsync: docs/decisions/0090-nothing-is-synced.md.</remarks>
    /// <exception cref="IOException">And the others that creating and writing a file have.</exception>
    public static void Write(string temporary, FileMode mode, string path, params ReadOnlyMemory<byte>[] content)
        => Write(temporary, mode, () => File.Move(temporary, path, overwrite: true), content);

    /// <summary>The same, of a file that several processes may want to make: the first one's stays.</summary>
    /// <remarks>Where the file system has no hard links, two that come at the same instant may both believe that theirs is the first.</remarks>
    /// <exception cref="IOException">And the others that creating and writing a file have.</exception>
    public static void WriteIfNone(string temporary, string path, ReadOnlyMemory<byte> content)
    {
        try
        {
            Write(temporary, FileMode.CreateNew, () => MoveIfNone(temporary, path), [content]);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
    }

    static void MoveIfNone(string temporary, string path)
    {
        if (HardLink.TryCreate(temporary, path) is null)
            File.Move(temporary, path, overwrite: false);
        else
            TryDelete(temporary);
    }

    static void Write(string temporary, FileMode mode, Action putInPlace, ReadOnlyMemory<byte>[] content)
    {
        // A failure here may be about somebody else's file, which is to stay.
        var file = new FileStream(temporary, Options(mode, FileAccess.Write));
        try
        {
            using (file)
            {
                foreach (var part in content)
                    file.Write(part.Span);
            }

            putInPlace();
        }
        catch (Exception)
        {
            TryDelete(temporary);
            throw;
        }
    }

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, and whoever tidies up next tries again.
        }
    }

    /// <summary>False when it was not there any more: somebody else was faster.</summary>
    public static bool TryRename(string from, string to)
    {
        try
        {
            // "Overwrite" is the plain rename(2). Without it, .NET looks first and then may link and unlink, which two can do at once.
            File.Move(from, to, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
