namespace AutomagikTelemetry.Client;

/// <summary>The process's lifetimes that are tracked. Thread-safe; never throws. What is recorded is so outside the lock: values may run the user's code.</summary>
static class Lifetimes
{
    static readonly object _lock = new();
    static List<Lifetime>? _all;
    static bool _listens;

    /// <summary>Tracks another one, unless one of that name is, and reports its start: now, or when something is recorded.</summary>
    /// <param name="name">Not empty.</param>
    /// <param name="attributes">Of its start. They are read at once.</param>
    public static void Track(string name, IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        var lifetime = new Lifetime(name, Read(attributes));
        lock (_lock)
        {
            foreach (var one in _all ??= [])
            {
                if (one.Name == name)
                    return;
            }

            _all.Add(lifetime);
            if (!_listens)
                ProcessClient.RecordingChanged += StartAll;
            _listens = true;
        }

        lifetime.Start();
    }

    /// <summary>Reports the end of all, the newest first, so that what was started inside another one stops before it. What is tracked from here on is anew.</summary>
    public static void StopAll()
    {
        var all = Volatile.Read(ref _all);
        if (all is null)
            return;

        lock (_lock)
        {
            all = _all;
            _all = null;
        }

        for (var i = (all?.Count ?? 0) - 1; i >= 0; i--)
            all![i].Stop();
    }

    static void StartAll()
    {
        Lifetime[] all;
        lock (_lock)
            all = _all?.ToArray() ?? [];
        foreach (var lifetime in all)
            lifetime.Start();
    }

    static List<KeyValuePair<string, object?>> Read(IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        var read = new List<KeyValuePair<string, object?>>();
        try
        {
            if (attributes is not null)
                read.AddRange(attributes);
        }
        catch (Exception exception)
        {
            Telemetry.Client.InternalError(exception);
        }

        return read;
    }
}
