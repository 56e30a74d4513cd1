using System.Diagnostics.Metrics;

/// <summary>Listens as any program may.</summary>
sealed class Meters : IDisposable
{
    readonly MeterListener _listener = new();
    readonly List<string> _names = [];

    public Meters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            lock (_names)
                _names.Add($"{instrument.Meter.Name}/{instrument.Name}");
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (_names)
                _names.Add($"{instrument.Name}={value}");
        });
        _listener.Start();
    }

    /// <summary>Waits for them where there are to be any: the library makes them on a thread of its own.</summary>
    public string Names(bool isAny)
    {
        if (isAny)
            SpinWait.SpinUntil(() => { lock (_names) return _names.Contains("AutomagikTelemetry/automagik.telemetry.dropped"); }, TimeSpan.FromSeconds(30));
        _listener.RecordObservableInstruments();
        lock (_names)
            return string.Join(' ', _names.Where(name => name.Contains("log", StringComparison.Ordinal)));
    }

    public void Dispose() => _listener.Dispose();
}
