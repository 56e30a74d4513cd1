using System.Text;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Console;

/// <summary>Prints telemetry to stderr, for people to read: one block a record, plain text, every line prefixed.</summary>
sealed class ConsoleExporter : ITelemetryExporter
{
    readonly StringBuilder _text = new();

    public ExportResult Export(Batch batch)
    {
        _text.Clear();
        var writer = new RecordWriter(_text);
        foreach (var record in batch.Records)
        {
            if (record is SpanRecord span)
                writer.Write(span);
            else if (record is EventRecord @event)
                writer.Write(@event);
        }

        foreach (var metric in batch.Metrics)
            writer.Write(metric);
        return StandardError.TryWrite(_text.ToString()) ? ExportResult.Success : ExportResult.Failure;
    }
}
