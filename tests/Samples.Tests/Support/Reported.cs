using System.Text;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>What a collector has been sent, in the guide's terms.</summary>
static class Reported
{
    /// <summary>The attributes of each event of a name, in the order in which they came.</summary>
    public static IReadOnlyList<AttributeMap> Events(this CollectorServer collector, string name) =>
        [.. collector.Logs.Where(log => log.EventName == name).Select(log => log.Attributes)];

    /// <summary>The last state of each series of a metric.</summary>
    public static IReadOnlyList<PointItem> Series(this CollectorServer collector, string name, string kind, string unit = "") =>
        [.. collector.Metrics.Where(metric => metric.Name == name)
            .Select(metric => metric.Kind == kind && metric.Unit == unit ? metric : throw new ShouldAssertException($"{name} is a {metric.Kind} in '{metric.Unit}'."))
            .SelectMany(metric => metric.Points)
            .GroupBy(point => point.Attributes.ToString())
            .Select(series => series.MaxBy(point => point.Time)!)];

    /// <summary>Exactly these, in whatever order.</summary>
    public static void ShouldBeExactly(this AttributeMap attributes, params (string Key, object? Value)[] expected) =>
        attributes.Select(attribute => (attribute.Key, attribute.Value)).ShouldBe(expected, ignoreOrder: true);

    /// <summary>The keys of an error event besides those that tell of the exception itself.</summary>
    public static AttributeMap WithoutException(this AttributeMap error)
    {
        var rest = new AttributeMap();
        foreach (var (key, value) in error.Where(attribute => !attribute.Key.StartsWith("exception.", StringComparison.Ordinal) && attribute.Key is not ("error_type" or "error_message")))
            rest.Add(key, value);
        return rest;
    }

    /// <summary>All that the collector got, as text, with what is binary between it.</summary>
    public static string Text(this CollectorServer collector) => string.Concat(collector.Requests.Select(request => Encoding.UTF8.GetString(request.Body)));
}
