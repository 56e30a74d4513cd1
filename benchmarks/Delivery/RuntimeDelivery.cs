using AutomagikTelemetry.Client;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>A client as a program has it, with the spool that it has by default.</summary>
sealed class RuntimeDelivery : IDelivery
{
    readonly IReadOnlyList<SpanRecord> _records;
    readonly TelemetryClient _client;
    readonly DirectoryInfo _spool = Directory.CreateTempSubdirectory("automagik-delivery-");

    internal RuntimeDelivery(DeliveredSpans spans, string url, bool isCompressed)
    {
        _records = spans.Records;
        var options = Options(isCompressed);
        options.Endpoint = url;
        options.SpoolDirectory = _spool.FullName;
        options.BatchSize = DeliveryMeasurement.BatchSize;
        options.MaxQueueSize = _records.Count;
        // As many as there are, of about a kilobyte.
        options.MaxQueueBytes = 2048L * _records.Count;
        _client = new(options, null, TimeProvider.System, Environment);
    }

    /// <summary>What the requests say of who sends them.</summary>
    internal static KeyValuePair<string, object?>[] Resource => Exporters.Otlp.Resource.Of(Options(isCompressed: false), Environment);

    static EnvironmentSnapshot Environment { get; } = new(_ => null, _ => null, new ProjectSettings("benchmarks"), Console.Error.WriteLine);

    public void Queue(int count)
    {
        for (var i = 0; i < count; i++)
            _client.Record(_records[i]);
    }

    public void Dispose()
    {
        _client.Dispose();
        _spool.Delete(recursive: true);
    }

    static TelemetryOptions Options(bool isCompressed) => new() { ProjectName = "benchmarks", CompressionEnabled = isCompressed };
}
