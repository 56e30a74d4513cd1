using System.Diagnostics;
using System.Diagnostics.Metrics;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>A tracked method, bound to the client that was there when it was first called.</summary>
sealed class TrackedMethod
{
    readonly WovenAssembly _assembly;
    readonly ActivityTagsCollection _codeTags;
    readonly Histogram<double>? _duration;
    readonly HistogramSeries? _durationSeries;
    readonly KeyValuePair<string, object?>[]? _durationTags;
    readonly double _unitsPerTick;
    FailureSeries? _lastFailure;

    internal TrackedMethod(WovenAssembly assembly, MethodPlan plan, TelemetryClient client, Instruments? instruments)
    {
        _assembly = assembly;
        _unitsPerTick = (plan.Vocabulary.DurationUnit == "s" ? 1d : 1000d) / Stopwatch.Frequency;
        Plan = plan;
        Client = client;
        _codeTags = CodeTags(plan);
        Reporter = new CallReporter(this);
        Metrics = [.. plan.Metrics.Select(metric => new CallMetric(this, metric, instruments?.Of(metric.Instrument)))];
        if (!IsMeasured)
            return;

        // With constant tags there is one series for every success, found once and for all.
        _duration = instruments?.Duration(plan.Vocabulary);
        _durationTags = Reporter.DurationTemplate.Constant;
        _durationSeries = _durationTags is not null && client.IsRecording ? SeriesFor(client, _durationTags) : null;
    }

    internal MethodPlan Plan { get; }

    internal TelemetryClient Client { get; }

    internal InstrumentationScope Scope => _assembly.Scope;

    internal CallReporter Reporter { get; }

    /// <summary>What it measures beside its duration.</summary>
    internal CallMetric[] Metrics { get; }

    internal string[] TagNames => Plan.TagNames;

    internal bool IsBulk => Plan.IsBulk;

    /// <summary>Whether a start time is all that a call needs to remember.</summary>
    internal bool IsBare => IsBulk && (Plan.Signals & TrackedSignals.Spans) == 0;

    /// <summary>Null where nobody wants a span, or the one that is current says already that nothing is sampled.</summary>
    internal Activity? StartSpan(DateTime startTime, out bool isSampled)
    {
        isSampled = false;
        return (Plan.Signals & TrackedSignals.Spans) == 0 ? null : _assembly.StartActivity(Plan.OperationName, _codeTags, startTime, Plan.SampleRatio, out isSampled);
    }

    /// <summary>Records the success of a bare call.</summary>
    internal void Complete(long startTimestamp)
    {
        if (_durationTags is not null)
            Record(_durationTags, _durationSeries, (Stopwatch.GetTimestamp() - startTimestamp) * _unitsPerTick);
    }

    /// <summary>Records a duration with the given tags; constant ones go straight to their series.</summary>
    internal void RecordDuration(TimeSpan duration, KeyValuePair<string, object?>[] tags)
    {
        if (!IsMeasured)
            return;

        if (ReferenceEquals(tags, _durationTags))
            Record(tags, _durationSeries, InUnit(duration));
        else
            Record(tags, Client.IsRecording ? SeriesFor(Client, tags) : null, InUnit(duration));
    }

    /// <summary>Records a failure whose tags are constant but for the exception's type: a method mostly fails in one way, so the last series is kept.</summary>
    internal void RecordFailure(TimeSpan duration, Type exception)
    {
        if (!IsMeasured)
            return;

        var failure = Volatile.Read(ref _lastFailure);
        if (failure?.Exception != exception)
        {
            KeyValuePair<string, object?>[] tags = [.. _durationTags!, new(CallReporter.ErrorType, exception.FullName ?? CallReporter.UnknownError)];
            failure = new FailureSeries(exception, tags, Client.IsRecording ? SeriesFor(Client, tags) : null);
            Volatile.Write(ref _lastFailure, failure);
        }

        Record(failure.Tags, failure.Series, InUnit(duration));
    }

    bool IsMeasured => (Plan.Signals & TrackedSignals.Metrics) != 0 && Plan.Vocabulary.DurationMetric is not null;

    double InUnit(TimeSpan duration) => Plan.Vocabulary.DurationUnit == "s" ? duration.TotalSeconds : duration.TotalMilliseconds;

    void Record(KeyValuePair<string, object?>[] tags, HistogramSeries? series, double value)
    {
        if (_duration is { Enabled: true })
        {
            Publish(value, tags);
            if (Client.LeavesWhatOthersHear)
                return;
        }

        if (Client.IsRecording)
            series?.Record(value);
        else if (Telemetry.Client is { IsRecording: true } successor)
            SeriesFor(successor, tags).Record(value);
    }

    /// <summary>Hands the value to whoever listens to the meter. Never throws, whatever their callbacks do.</summary>
    void Publish(double value, KeyValuePair<string, object?>[] tags)
    {
        try
        {
            using var callbacks = UserCallbacks.Allow();
            _duration!.Record(value, tags);
        }
        catch (Exception exception)
        {
            Client.InternalError(exception);
        }
    }

    HistogramSeries SeriesFor(TelemetryClient client, KeyValuePair<string, object?>[] tags) =>
        client.Metrics.Histogram(_assembly.Scope, Plan.Vocabulary.DurationMetric!, Plan.Vocabulary.DurationUnit, tags, Reporter.DurationTemplate.ConstantKeys);

    static ActivityTagsCollection CodeTags(MethodPlan plan)
    {
        var tags = new ActivityTagsCollection { { CodeAttributes.FunctionName, plan.FunctionName } };
        if (plan.FilePath is not null)
        {
            tags.Add(CodeAttributes.FilePath, plan.FilePath);
            tags.Add(CodeAttributes.LineNumber, plan.Line);
        }

        return tags;
    }

    sealed record FailureSeries(Type Exception, KeyValuePair<string, object?>[] Tags, HistogramSeries? Series);
}
