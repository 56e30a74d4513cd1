using AutomagikTelemetry.Client;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using OpenTelemetry.Exporter;

namespace AutomagikTelemetry.Otlp.Tests;

/// <summary>OpenTelemetry's exporter and this library's, each with a collector of its own.</summary>
sealed class BothExporters : IDisposable
{
    CountedExporter? _ours;

    public CollectorServer Theirs { get; } = new();

    public CollectorServer Ours { get; } = new();

    public FakeEnvironment Environment { get; } = new();

    public CountedExporter Exporter => _ours ??= new(
        new(Ours.Url, EndpointOrigin.Environment, "AUTOMAGIK_TELEMETRY_ENDPOINT"),
        new TelemetryOptions { ProjectName = "hive", ProjectVersion = "1.2.3", Timeout = TimeSpan.FromSeconds(30) }, Environment.Snapshot());

    public void ConfigureTheirs(OtlpExporterOptions options, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new(Theirs.Url + path);
        options.ExportProcessorType = OpenTelemetry.ExportProcessorType.Simple;
    }

    public void Dispose()
    {
        _ours?.Dispose();
        Ours.Dispose();
        Theirs.Dispose();
    }
}
