using System.Diagnostics;
using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Benchmarks.Subjects;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>Spans of woven calls, and beside each an activity of the same name, times and attributes, as OpenTelemetry's SDK would have it. Made once and delivered again and again.</summary>
sealed record DeliveredSpans(IReadOnlyList<SpanRecord> Records, IReadOnlyList<Activity> Activities)
{
    // What the queue holds.
    const int Burst = 2000;

    internal static DeliveredSpans Make(int count)
    {
        var records = new List<SpanRecord>(count);
        using (var state = ClientState.On(new DiscardingExporter(keep: records.Add)))
        {
            for (var i = 0; i < count; i++)
            {
                SpanSubject.Add(i, "workflow-0123456789");
                if (i % Burst == 0)
                    state.Drain();
            }
        }

        return new(records, AsActivities(records));
    }

    static List<Activity> AsActivities(List<SpanRecord> records)
    {
        var source = new ActivitySource(records[0].Scope.Name, records[0].Scope.Version);
        using var listener = new ActivityListener
        {
            // The woven calls have a source of the same name.
            ShouldListenTo = other => other == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return records.ConvertAll(record => Copy(record, source));
    }

    static Activity Copy(SpanRecord record, ActivitySource source)
    {
        var activity = source.StartActivity(record.Name, record.Kind, default(ActivityContext), startTime: record.Activity.StartTimeUtc)!;
        foreach (var (key, value) in record.Attributes)
            activity.SetTag(key, value);
        activity.SetEndTime(record.Activity.StartTimeUtc + record.Duration);
        activity.Stop();
        return activity;
    }
}
