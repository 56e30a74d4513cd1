using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>An exporter and the collector that it sends to.</summary>
sealed class OtlpFixture : IDisposable
{
    CountedExporter? _exporter;

    public CollectorServer Server { get; } = new();

    public FakeEnvironment Environment { get; } = new();

    public TelemetryOptions Options { get; } = new() { ProjectName = "hive", ProjectVersion = "1.2.3", Timeout = Clients.Patience, MaxRetries = 0 };

    /// <summary>Made with the first use, from what environment and options hold then.</summary>
    public CountedExporter Exporter => _exporter ??= new(
        new Endpoint(Server.Url, EndpointOrigin.Environment, "AUTOMAGIK_TELEMETRY_ENDPOINT"), Options, Environment.Snapshot());

    /// <summary>Sends records and waits for what becomes of them; gives the number of those lost. Nothing is sent twice unless the options say so.</summary>
    public long Export(params TelemetryRecord[] records) => Exporter.Export(new(records, []));

    public long Export(MetricRegistry metrics) => Exporter.Export(new([], metrics.Collect()));

    public static RecordedEvent Event(string name, InstrumentationScope? scope = null, params KeyValuePair<string, object?>[] attributes)
        => new(scope ?? new("tests", "1.0"), new FixedTime().Now, name, LogSeverity.Information, null, attributes, default);

    public void Dispose()
    {
        _exporter?.Dispose();
        Server.Dispose();
    }
}
