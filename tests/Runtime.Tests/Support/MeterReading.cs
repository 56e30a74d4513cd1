using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace AutomagikTelemetry.Runtime.Tests.Support;

/// <summary>Reads the meter of one client among those of all tests that run: each is made by the thread that exports.</summary>
sealed class MeterReading : IDisposable
{
    const string LastInstrument = "automagik.telemetry.dropped";

    readonly MeterListener _listener = new();
    readonly ConcurrentDictionary<Meter, Thread> _makers = [];
    readonly ConcurrentDictionary<Thread, bool> _complete = [];
    readonly List<(Thread Maker, string Name, string? Error, long Value)> _measurements = [];

    public MeterReading()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "AutomagikTelemetry")
                return;

            _makers.TryAdd(instrument.Meter, Thread.CurrentThread);
            listener.EnableMeasurementEvents(instrument);
            if (instrument.Name == LastInstrument)
                _complete[Thread.CurrentThread] = true;
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            string? error = null;
            foreach (var (key, tag) in tags)
                error = key == "error.type" ? (string?)tag : error;
            _measurements.Add((_makers[instrument.Meter], instrument.Name, error, value));
        });
        _listener.Start();
    }

    public void Await(RecordingExporter exporter) => SpinWait.SpinUntil(() => _complete.ContainsKey(exporter.Thread!), Clients.Patience).ShouldBeTrue();

    /// <summary>Waits for the meter, and reads it.</summary>
    public IReadOnlyList<(string Name, string? Error, long Value)> Of(RecordingExporter exporter)
    {
        Await(exporter);
        return Read(exporter);
    }

    public IReadOnlyList<(string Name, string? Error, long Value)> Read(RecordingExporter exporter)
    {
        lock (_measurements)
        {
            _measurements.Clear();
            _listener.RecordObservableInstruments();
            return [.. _measurements.Where(it => it.Maker == exporter.Thread).Select(it => (it.Name, it.Error, it.Value))];
        }
    }

    public void Dispose() => _listener.Dispose();
}
