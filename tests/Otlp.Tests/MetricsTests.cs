using System.Diagnostics.Metrics;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AutomagikTelemetry.Otlp.Tests;

/// <summary>The same values into instruments of both are the same metrics, in each of three exports; the clocks differ.</summary>
public sealed class MetricsTests : IDisposable
{
    const string Name = "peer metrics";

    static readonly InstrumentationScope _scope = new(Name, "1.2");
    static readonly double[][] _rounds = [[4, 20, 10_001], [5, 5], [0, 250.5]];

    readonly BothExporters _both = new();
    readonly Meter _meter = new(Name, "1.2");

    [Theory]
    [InlineData("cumulative", MetricReaderTemporalityPreference.Cumulative)]
    [InlineData("delta", MetricReaderTemporalityPreference.Delta)]
    public void CountersGaugesAndHistogramsAreTheSameOverThreeExports(string preference, MetricReaderTemporalityPreference theirs)
    {
        _both.Environment.Variables["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"] = preference;
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(Name).AddOtlpExporter((options, reader) =>
        {
            _both.ConfigureTheirs(options, "/v1/metrics");
            reader.TemporalityPreference = theirs;
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = int.MaxValue;
        }).Build();
        var time = new FixedTime();
        var registry = new MetricRegistry(time, new(), () => { });
        var (messages, workers, latency) = (_meter.CreateCounter<double>("messages", "{message}"), _meter.CreateGauge<double>("workers"), _meter.CreateHistogram<double>("latency", "ms"));

        foreach (var values in _rounds)
        {
            foreach (var value in values)
            {
                foreach (var endpoint in new[] { "/a", "/b" })
                {
                    messages.Add(value, new KeyValuePair<string, object?>("endpoint", endpoint));
                    workers.Record(value, new KeyValuePair<string, object?>("endpoint", endpoint));
                    latency.Record(value, new KeyValuePair<string, object?>("endpoint", endpoint));
                    registry.Counter(_scope, "messages", "{message}", [new("endpoint", endpoint)]).Add(value);
                    registry.Gauge(_scope, "workers", null, [new("endpoint", endpoint)]).Set(value);
                    registry.Histogram(_scope, "latency", "ms", [new("endpoint", endpoint)]).Record(value);
                }
            }

            time.Now += TimeSpan.FromSeconds(5);
            provider.ForceFlush().ShouldBeTrue();
            _both.Exporter.Export(new([], registry.Collect())).ShouldBe(0);
        }

        var lines = Lines(_both.Ours.Requests).ToList();
        lines.Count.ShouldBe(18);
        lines.ShouldBe(Lines(_both.Theirs.Requests));
        lines.ShouldContain(line => line.Contains(preference == "delta" ? "temporality 1" : "temporality 2", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _meter.Dispose();
        _both.Dispose();
    }

    /// <summary>A line a point, sorted within its export: the order of series is nobody's promise.</summary>
    static IEnumerable<string> Lines(IEnumerable<Runtime.Tests.Exporters.Otlp.CollectedRequest> requests) =>
        requests.SelectMany((request, export) => OtlpReader.Metrics(request.Body).SelectMany(metric => metric.Points.Select(point => Line(export, metric, point))).Order(StringComparer.Ordinal));

    static string Line(int export, MetricItem metric, PointItem point) => FormattableString.Invariant(
        $"{export}: {metric.Origin.ScopeName} {metric.Origin.ScopeVersion} {metric.Name} {metric.Unit} {metric.Kind} temporality {metric.Temporality} {metric.IsMonotonic} {{{point.Attributes}}} value {point.Value} count {point.Count} sum {point.Sum} min {point.Min} max {point.Max} buckets {string.Join(' ', point.BucketCounts)} bounds {string.Join(' ', point.Bounds)}");
}
