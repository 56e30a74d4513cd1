namespace AutomagikTelemetry.Client;

/// <summary>The client of the process: made on first use, and replaced where the options, the user or an OpenTelemetry SDK ask for another one. Thread-safe.</summary>
static class ProcessClient
{
    // The user's code runs under this one only, so that it may wait for threads that use the client.
    static readonly object _configuring = new();
    static readonly object _lock = new();
    static TelemetryOptions _options = new();
    static volatile TelemetryClient? _client;

    /// <summary>Raised when <see cref="TelemetryClient.IsRecording"/> of <see cref="Current"/> may have changed; not by the first use.</summary>
    public static event Action? RecordingChanged;

    public static TelemetryClient Current => _client ?? First();

    /// <summary>What the next client will be made from; not to be changed.</summary>
    public static TelemetryOptions Options => _options;

    /// <summary>Switches the client on or off, and each that takes its place.</summary>
    public static void Enable(bool isEnabled)
    {
        lock (_lock)
        {
            _options = _options.Copy();
            _options.IsEnabled = isEnabled;
        }

        Current.IsEnabled = isEnabled;
    }

    /// <summary>Changes the options. A client that is there is replaced, and sends what it has in the background. Throws what <paramref name="configure"/> throws.</summary>
    public static void Configure(Action<TelemetryOptions> configure)
    {
        TelemetryClient? old;
        lock (_configuring)
        {
            var options = _options.Copy();
            configure(options);
            lock (_lock)
            {
                _options = options;
                old = _client;
                if (old is not null)
                    _client = new(options);
            }
        }

        GiveWay(old);
    }

    /// <summary>A client that knows of the user's new word takes the place of the one in place, if there is one.</summary>
    public static TelemetryOptions StartAnew()
    {
        TelemetryClient? old;
        TelemetryOptions options;
        lock (_lock)
        {
            options = _options;
            old = _client;
            if (old is not null)
                _client = new(options);
        }

        GiveWay(old);
        return options;
    }

    /// <summary>Puts another client in place until the result is disposed; neither client is disposed by it.</summary>
    public static IDisposable Replace(TelemetryClient client)
    {
        TelemetryClient? former;
        lock (_lock)
        {
            former = _client;
            _client = client;
        }

        RaiseRecordingChanged();
        return new Replacement(former);
    }

    /// <summary>Called by every client whose recording may have changed; only the one in place is of interest.</summary>
    public static void OnRecordingChanged(TelemetryClient client)
    {
        if (ReferenceEquals(client, _client))
            RaiseRecordingChanged();
    }

    /// <summary>
    /// Called by a client whose endpoint an OpenTelemetry SDK has taken. The options may have another one, so that a new client takes the place
    /// of the one in place; the old one sends what it has.
    /// </summary>
    public static void OnEndpointTaken(TelemetryClient client)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(client, _client))
                return;
            _client = new(_options);
        }

        GiveWay(client);
    }

    static TelemetryClient First()
    {
        lock (_lock)
            return _client ??= new(_options);
    }

    /// <summary>Another one has taken its place.</summary>
    static void GiveWay(TelemetryClient? old)
    {
        if (old is null)
            return;

        RaiseRecordingChanged();
        _ = old.DisposeAsync().AsTask();
    }

    /// <summary>One listener that throws keeps nobody else from hearing of it.</summary>
    static void RaiseRecordingChanged()
    {
        foreach (var listener in RecordingChanged?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action)listener)();
            }
            catch (Exception exception)
            {
                _client?.InternalError(exception);
            }
        }
    }

    sealed class Replacement(TelemetryClient? former) : IDisposable
    {
        public void Dispose()
        {
            lock (_lock)
                _client = former;
            RaiseRecordingChanged();
        }
    }
}
