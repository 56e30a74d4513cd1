using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>Counts and discards; the tests have each record described.</summary>
/// <param name="describe">Is told what each record says.</param>
/// <param name="keep">Gets the spans, for whoever delivers them himself.</param>
sealed class DiscardingExporter(Action<string>? describe = null, Action<SpanRecord>? keep = null) : ITelemetryExporter
{
    long _spans;
    long _events;

    internal long Spans => Volatile.Read(ref _spans);

    internal long Events => Volatile.Read(ref _events);

    public ExportResult Export(Batch batch)
    {
        foreach (var record in batch.Records)
        {
            if (record is SpanRecord span)
            {
                Interlocked.Increment(ref _spans);
                keep?.Invoke(span);
            }
            else
            {
                Interlocked.Increment(ref _events);
            }

            describe?.Invoke(Description.Of(record));
        }

        if (describe is not null)
        {
            foreach (var metric in batch.Metrics)
                describe(Description.Of(metric));
        }

        return ExportResult.Success;
    }
}
