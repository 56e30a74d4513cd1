namespace AutomagikTelemetry.Client;

/// <summary>What is reported as started and as stopped, each at most once. Thread-safe, takes no lock; never throws.</summary>
sealed class Lifetime(string name, List<KeyValuePair<string, object?>> attributes)
{
    const int New = 0;
    const int Started = 1;
    const int Stopped = 2;

    int _state;

    public string Name => name;

    /// <summary>Reports the start, once something is recorded.</summary>
    public void Start()
    {
        var client = Telemetry.Client;
        if (client.IsRecording && Interlocked.CompareExchange(ref _state, Started, New) == New)
            client.TrackEvent(name + ".started", WithWhatIsKnown(client));
    }

    /// <summary>Reports the end, if the start was.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _state, Stopped) == Started)
            Telemetry.TrackEvent(name + ".stopped");
    }

    List<KeyValuePair<string, object?>> WithWhatIsKnown(TelemetryClient client)
    {
        var all = new List<KeyValuePair<string, object?>>();
        Add(all, "version", client.ProjectVersion);
        Add(all, "environment", client.Stage);
        all.AddRange(attributes);
        return all;
    }

    void Add(List<KeyValuePair<string, object?>> all, string key, string? value)
    {
        foreach (var given in attributes)
        {
            if (given.Key == key)
                return;
        }

        if (value is not null)
            all.Add(new(key, value));
    }
}
