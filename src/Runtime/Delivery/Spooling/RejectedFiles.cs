namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>The subdirectory for files that are no requests, or damaged ones: they are never sent, a person may look at them, and the bounds are small.</summary>
sealed class RejectedFiles(SpoolDirectory directory, SpoolLimits limits, TimeProvider time)
{
    const int MaxFiles = 20;

    readonly string _path = directory.PathOf("rejected");

    /// <summary>Sets a file aside; one that cannot be is deleted.</summary>
    public void Add(string path, string name)
    {
        try
        {
            PrivateDirectory.Create(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then it is deleted.
        }

        if (!PrivateFile.TryRename(path, Path.Combine(_path, name)))
            PrivateFile.TryDelete(path);
    }

    /// <summary>Keeps the newest, a few, an eighth of the spool's bytes, and none for longer than a request.</summary>
    public void KeepBounds()
    {
        if (!Directory.Exists(_path))
            return;

        long bytes = 0;
        var files = 0;
        foreach (var file in new DirectoryInfo(_path).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc))
        {
            bytes += file.Length;
            if (++files > MaxFiles || bytes > limits.MaxBytes / 8 || time.GetUtcNow() - file.LastWriteTimeUtc > limits.MaxAge)
                PrivateFile.TryDelete(file.FullName);
        }
    }
}
