using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AutomagikTelemetry.Benchmarks.Peer;

/// <summary>The OpenTelemetry SDK with its batch processors, and exporters that count and discard.</summary>
sealed class PeerPipeline : IDisposable
{
    // Shorter than the default, so that a drained queue does not take seconds; still far longer than a burst.
    const int ExportDelay = 10;

    readonly PeerExporter<Activity> _spanExporter = new();
    readonly PeerExporter<LogRecord> _logExporter = new();
    readonly PeerExporter<Metric> _metricExporter = new();
    readonly BatchActivityExportProcessor _spans;
    readonly BatchLogRecordExportProcessor _logs;
    readonly TracerProvider _tracing;
    readonly MeterProvider _metrics;
    readonly ILoggerFactory _logging;

    internal PeerPipeline()
    {
        _spans = new(_spanExporter, scheduledDelayMilliseconds: ExportDelay);
        _logs = new(_logExporter, scheduledDelayMilliseconds: ExportDelay);
        _tracing = Sdk.CreateTracerProviderBuilder().AddSource(PeerInstruments.Name).AddProcessor(_spans).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().AddMeter(PeerInstruments.Name).AddReader(new PeriodicExportingMetricReader(_metricExporter)).Build();
        _logging = LoggerFactory.Create(builder => builder.AddOpenTelemetry(options => options.AddProcessor(_logs)));
        PeerInstruments.Logger = _logging.CreateLogger(PeerInstruments.Name);
    }

    internal long Spans => _spanExporter.Count;

    internal long Events => _logExporter.Count;

    internal long Metrics => _metricExporter.Count;

    /// <summary>Waits until so many calls have been exported in all.</summary>
    /// <remarks>Not by ForceFlush, which takes a second when the export thread happens to be ahead of it.</remarks>
    internal void Drain(long calls) =>
        SpinWait.SpinUntil(() => Spans >= calls && Events >= 2 * calls, TimeSpan.FromSeconds(30));

    internal void CollectMetrics() => _metrics.ForceFlush();

    public void Dispose()
    {
        PeerInstruments.Logger = NullLogger.Instance;
        _logging.Dispose();
        _metrics.Dispose();
        _tracing.Dispose();
    }
}
