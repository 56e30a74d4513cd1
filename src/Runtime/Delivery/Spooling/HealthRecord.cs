namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Remembers a collector's health from one run to the next, beside the spool. Thread-safe, never throws.</summary>
sealed class HealthRecord(SpoolDirectory directory, TimeProvider time)
{
    /// <summary>How long a bad state is believed. Then somebody has to look again, or a collector that is back would never be found.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    const string FileName = "health";

    readonly object _lock = new();
    CollectorHealth? _last;
    bool _isClosed;

    /// <summary>What is known now. The first call reads the file.</summary>
    public CollectorHealth Current
    {
        get
        {
            lock (_lock)
            {
                var last = _last ??= Read();
                var age = time.GetUtcNow() - last.LastChecked;
                // A check from the future tells that the clock was turned back, and no more how long ago it was.
                return last.IsBad && (age > Memory || age < TimeSpan.Zero) ? default : last;
            }
        }
    }

    /// <summary>Says how the collector was found. It goes to disk when that is news.</summary>
    public void Report(CollectorState state, TimeSpan roundTrip)
    {
        lock (_lock)
        {
            var before = Current;
            var now = time.GetUtcNow();
            var isNews = before.State != state;
            // A bad state lasts on although its memory had run out in between.
            var since = _last is { } last && last.State == state ? last.Since : now;
            // Only what is on disk ages: another process believes it for as long as this one.
            _last = new(state, since, isNews ? now : before.LastChecked, roundTrip);
            if (isNews)
                Write(_last.Value);
        }
    }

    /// <summary>Nothing is written from here on.</summary>
    public void Close()
    {
        lock (_lock)
            _isClosed = true;
    }

    CollectorHealth Read()
    {
        try
        {
            if (directory.Check(out var isThere) is not null || !isThere)
                return default;

            var file = new FileInfo(directory.PathOf(FileName));
            return file is { Exists: true, Length: HealthFormat.Length } && (file.Attributes & FileAttributes.ReparsePoint) == 0
                ? HealthFormat.Read(File.ReadAllBytes(file.FullName))
                : default;
        }
        catch (Exception)
        {
            return default;
        }
    }

    /// <remarks>One temporary file for all processes: who finds it open leaves the word to the other, and a left-over is written over.</remarks>
    void Write(CollectorHealth health)
    {
        try
        {
            if (!_isClosed && directory.Prepare() is null)
                PrivateFile.Write(directory.PathOf(FileName + SpoolFileName.TemporaryExtension), FileMode.Create, directory.PathOf(FileName), HealthFormat.Write(health));
        }
        catch (Exception)
        {
            // The next run finds out by itself.
        }
    }
}
