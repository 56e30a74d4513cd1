using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace AutomagikTelemetry.Foreign.Tests.App;

/// <summary>Has telemetry sent to a collector and, if asked for, counts on its own what listeners of spans and metrics hear.</summary>
sealed class Recording : IDisposable
{
    const string Metric = "function.duration_ms";

    readonly ActivityListener? _spans;
    readonly MeterListener? _metrics;
    long _started;
    long _stopped;
    long _succeeded;
    long _failed;
    long _cancelled;
    long _measured;
    long _measuredFailures;
    long _measuredCancellations;

    internal Recording(string endpoint, string[] sources)
    {
        // What is left when the work is done is sent at the end: the queue holds it, and what it does not is counted as dropped.
        Telemetry.Configure(options => (options.Endpoint, options.FlushInterval, options.ExitTimeout, options.Timeout) = (endpoint, TimeSpan.FromHours(1), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)));
        if (!Telemetry.IsEnabled)
            throw new InvalidOperationException("Nothing is recorded: something in the environment says no.");
        if (sources.Length == 0)
            return;

        _spans = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => Interlocked.Increment(ref _started),
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(_spans);
        _metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == Metric && sources.Contains(instrument.Meter.Name))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        _metrics.SetMeasurementEventCallback<double>((_, _, tags, _) => Measured(tags));
        _metrics.Start();
    }

    public void Dispose()
    {
        _spans?.Dispose();
        _metrics?.Dispose();
    }

    internal void WriteTo(string file)
    {
        var flushed = Telemetry.Flush(TimeSpan.FromSeconds(60));
        File.WriteAllText(file, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["flush"] = flushed.Status.ToString(),
            ["spansStarted"] = _started,
            ["spansStopped"] = _stopped,
            ["spansSucceeded"] = _succeeded,
            ["spansFailed"] = _failed,
            ["spansCancelled"] = _cancelled,
            ["measured"] = _measured,
            ["measuredFailures"] = _measuredFailures,
            ["measuredCancellations"] = _measuredCancellations,
        }));
    }

    void Stopped(Activity span)
    {
        Interlocked.Increment(ref _stopped);
        if (span.Status == ActivityStatusCode.Error)
            Interlocked.Increment(ref _failed);
        else if (span.GetTagItem("outcome") is "cancelled")
            Interlocked.Increment(ref _cancelled);
        else
            Interlocked.Increment(ref _succeeded);
    }

    void Measured(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Interlocked.Increment(ref _measured);
        foreach (var tag in tags)
        {
            if (tag.Key == "error.type")
                Interlocked.Increment(ref _measuredFailures);
            else if (tag.Key == "outcome")
                Interlocked.Increment(ref _measuredCancellations);
        }
    }
}
