using System.Globalization;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>Records as the tests compare them.</summary>
static class Description
{
    internal static string Of(TelemetryRecord record) => record switch
    {
        EventRecord log => $"event {log.EventName} {Of(log.Attributes)}",
        SpanRecord span => $"span {span.Activity.OperationName} {Of(span.Attributes)}",
        _ => record.GetType().Name,
    };

    internal static string Of(MetricSnapshot metric) => $"{metric.Type} {metric.Name} {Of(metric.Tags)} of {metric.Count}";

    /// <summary>Without where the code stands, and without the stack trace, which change with every edit.</summary>
    static string Of(IEnumerable<KeyValuePair<string, object?>> attributes) =>
        "{" + string.Join(", ", attributes
            .Where(attribute => attribute.Key is not ("code.file.path" or "code.line.number" or "exception.stacktrace"))
            .Select(attribute => string.Create(CultureInfo.InvariantCulture, $"{attribute.Key}={attribute.Value}"))
            .Order(StringComparer.Ordinal)) + "}";
}
