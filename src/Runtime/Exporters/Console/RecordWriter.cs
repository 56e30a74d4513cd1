using System.Diagnostics;
using System.Globalization;
using System.Text;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Console;

/// <summary>Lays records out as text: what it is, its name, what it measured, its attributes.</summary>
readonly struct RecordWriter(StringBuilder text)
{
    const int KindWidth = 7;
    const int NameWidth = 24;
    const string StackTrace = "exception.stacktrace";

    public void Write(EventRecord record)
    {
        Begin(record.EventName is null ? "log" : record.Severity >= LogSeverity.Error ? "error" : "event", record.EventName ?? record.Severity.ToString());
        if (record.Body is not null)
            Field(record.Body);
        string? stackTrace = null;
        foreach (var (key, value) in record.Attributes)
        {
            if (key == StackTrace)
                stackTrace = value as string;
            else
                Field(key, value);
        }

        if (record.Context.TraceId != default)
        {
            Field("trace", record.Context.TraceId);
            Field("span", record.Context.SpanId);
        }

        End();
        if (!string.IsNullOrEmpty(stackTrace))
            Lines(stackTrace);
    }

    public void Write(SpanRecord record)
    {
        var activity = record.Activity;
        Begin("span", record.Name);
        Field(Number(record.Duration.TotalMilliseconds) + " ms");
        Field(record.Status == ActivityStatusCode.Error ? "Error" : "Ok");
        if (!string.IsNullOrEmpty(record.StatusDescription))
            Field("status", record.StatusDescription);
        foreach (var (key, value) in record.Attributes)
            Field(key, value);
        Field("trace", activity.TraceId);
        Field("span", activity.SpanId);
        if (activity.ParentSpanId != default)
            Field("parent", activity.ParentSpanId);
        End();
    }

    public void Write(MetricSnapshot metric)
    {
        Begin("metric", metric.Name);
        if (metric.Type == MetricType.Histogram)
        {
            Field("count", metric.Count);
            Measured("sum", metric.Sum, metric.Unit);
            Measured("min", metric.Min, metric.Unit);
            Measured("max", metric.Max, metric.Unit);
        }
        else
        {
            Measured(metric.Type == MetricType.Counter ? "total" : "value", metric.Value, metric.Unit);
        }

        foreach (var (key, value) in metric.Tags)
            Field(key, value);
        End();
    }

    void Begin(string kind, string name)
    {
        text.Append(StandardError.Prefix).Append(kind.PadRight(KindWidth));
        var start = text.Length;
        Escaped(name);
        text.Append(' ', Math.Max(0, NameWidth - (text.Length - start)));
    }

    void End()
    {
        while (text[^1] == ' ')
            text.Length--;
        text.Append('\n');
    }

    void Field(string value)
    {
        text.Append("  ");
        Escaped(value);
    }

    void Field(string key, object? value)
    {
        text.Append("  ");
        Escaped(key);
        text.Append('=');
        Value(value);
    }

    void Measured(string key, double value, string? unit)
    {
        text.Append("  ").Append(key).Append('=').Append(Number(value));
        if (unit is not null)
        {
            text.Append(' ');
            Escaped(unit);
        }
    }

    void Value(object? value)
    {
        switch (value)
        {
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case string { Length: 0 }:
                text.Append("\"\"");
                break;
            case string words when words.Contains(' ', StringComparison.Ordinal):
                text.Append('"');
                Escaped(words);
                text.Append('"');
                break;
            case Array elements:
                text.Append('[');
                for (var i = 0; i < elements.Length; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Value(elements.GetValue(i));
                }

                text.Append(']');
                break;
            default:
                Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }

    void Lines(string block)
    {
        foreach (var line in block.AsSpan().EnumerateLines())
        {
            text.Append(StandardError.Prefix).Append(' ', KindWidth + 2);
            Escaped(line);
            text.Append('\n');
        }
    }

    /// <summary>Line breaks would tear a record's line, other control characters could command the reader's terminal.</summary>
    void Escaped(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (c == '\n')
                text.Append("\\n");
            else if (c == '\r')
                text.Append("\\r");
            else if (c == '\t')
                text.Append("\\t");
            else if (char.IsControl(c))
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                text.Append(c);
        }
    }

    /// <summary>Short enough to read: three decimals, as many significant digits for what is smaller than one.</summary>
    static string Number(double value)
        => value.ToString(Math.Abs(value) is >= 1 or 0 ? "0.###" : "G3", CultureInfo.InvariantCulture);
}
