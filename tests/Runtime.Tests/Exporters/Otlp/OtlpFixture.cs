using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>An exporter and the collector that it sends to.</summary>
sealed class OtlpFixture : IDisposable
{
    OtlpExporter? _exporter;

    public CollectorServer Server { get; } = new();

    public FakeEnvironment Environment { get; } = new();

    public TelemetryOptions Options { get; } = new() { ProjectName = "hive", ProjectVersion = "1.2.3", Timeout = Clients.Patience };

    /// <summary>Made with the first use, from what environment and options hold then.</summary>
    public OtlpExporter Exporter => _exporter ??= OtlpExporter.For(
        new Endpoint(Server.Url, EndpointOrigin.Environment, "AUTOMAGIK_TELEMETRY_ENDPOINT"), Options, Environment.Snapshot(), isVerbose: true);

    public ExportResult Export(params TelemetryRecord[] records) => Exporter.Export(new(records, []));

    public ExportResult Export(MetricRegistry metrics) => Exporter.Export(new([], metrics.Collect()));

    public static RecordedEvent Event(string name, InstrumentationScope? scope = null, params KeyValuePair<string, object?>[] attributes)
        => new(scope ?? new("tests", "1.0"), new FixedTime().Now, name, LogSeverity.Information, null, attributes, default);

    public void Dispose()
    {
        _exporter?.Dispose();
        Server.Dispose();
    }
}
