namespace AutomagikTelemetry.Client;

/// <summary>Whether an OpenTelemetry SDK runs in a process: has made a provider of spans, metrics or logs. Thread-safe.</summary>
sealed class OpenTelemetrySdk
{
    readonly Action<OpenTelemetrySdk>? _watch;
    int _isWatched;
    volatile bool _isRunning;

    /// <param name="watch">Begins to look for an SDK, once, when somebody first asks: a process where nobody does pays nothing. Null: none will come.</param>
    public OpenTelemetrySdk(Action<OpenTelemetrySdk>? watch = null) => _watch = watch;

    /// <summary>This process's.</summary>
    public static OpenTelemetrySdk OfProcess { get; } = new(OpenTelemetrySdkWatch.Begin);

    /// <summary>Raised once, on a thread of its own, when an SDK begins to run after it was asked for.</summary>
    public event Action? Started;

    /// <summary>Never goes back to <c>false</c>: a provider may come again at any time.</summary>
    public bool IsRunning
    {
        get
        {
            // Asked with every request, so that the common answer writes nothing that other threads read.
            if (_watch is not null && Volatile.Read(ref _isWatched) == 0 && Interlocked.Exchange(ref _isWatched, 1) == 0)
                _watch(this);
            return _isRunning;
        }
    }

    /// <summary>An SDK runs. Whoever says so may hold locks of the framework, so that listeners hear of it elsewhere.</summary>
    public void Found()
    {
        _isRunning = true;
        ThreadPool.UnsafeQueueUserWorkItem(static sdk => sdk.Started?.Invoke(), this, preferLocal: false);
    }
}
