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
        options.MaxQueueSize = DeliveryMeasurement.Burst;
        _client = new(options, null, TimeProvider.System, Environment);
    }

    /// <summary>What the requests say of who sends them.</summary>
    internal static KeyValuePair<string, object?>[] Resource => Exporters.Otlp.Resource.Of(Options(isCompressed: false), Environment);

    /// <summary>Spans that were put on disk, since they had to wait.</summary>
    internal long EverKept => _client.Ledger.EverKept;

    static EnvironmentSnapshot Environment { get; } = new(_ => null, _ => null, new ProjectSettings("benchmarks"), Console.Error.WriteLine);

    public void Queue(int start, int count)
    {
        for (var i = start; i < start + count; i++)
            _client.Record(_records[i]);
    }

    public void Dispose()
    {
        _client.Dispose();
        _spool.Delete(recursive: true);
    }

    /// <summary>Without a user's id, which is one of each spool.</summary>
    static TelemetryOptions Options(bool isCompressed)
    {
        var options = new TelemetryOptions { ProjectName = "benchmarks", CompressionEnabled = isCompressed };
        options.ResourceAttributes["user.id"] = null;
        return options;
    }
}
