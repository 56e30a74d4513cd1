namespace AutomagikTelemetry.Weaving;

/// <summary>One of the metrics of a tracked method.</summary>
sealed class CallMetric(TrackedMethod method, MetricPlan plan, MeteredInstrument? instrument)
{
    const double One = 1;

    static readonly Dictionary<string, object?> NoConstants = [];

    readonly AttributeTemplate _tags = new(plan.TagNames, method.TagNames, NoConstants, isOfMetric: true);

    /// <summary>Measures a call that has ended. Throws what a listener throws.</summary>
    internal void Record(TelemetryClient client, Call call, double measured)
    {
        var value = plan.HasValue ? measured : One;
        if ((plan.On & call.PublicOutcome) == 0 || double.IsNaN(value))
            return;

        var tags = _tags.Fill(call.Tags);
        if (instrument is { Instrument.Enabled: true })
        {
            instrument.Record(value, tags);
            if (client.LeavesWhatOthersHear)
                return;
        }

        if (client.IsRecording)
            Record(client, value, tags);
    }

    void Record(TelemetryClient client, double value, KeyValuePair<string, object?>[] tags)
    {
        var (type, name, unit) = plan.Instrument;
        switch (type)
        {
            case MetricType.Counter:
                client.Metrics.Counter(method.Scope, name, unit, tags).Add(value);
                break;
            case MetricType.Histogram:
                client.Metrics.Histogram(method.Scope, name, unit, tags).Record(value);
                break;
            default:
                client.Metrics.Gauge(method.Scope, name, unit, tags).Set(value);
                break;
        }
    }
}
