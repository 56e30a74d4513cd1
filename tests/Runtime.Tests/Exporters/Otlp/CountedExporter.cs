using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Exporters;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>An exporter, without a spool unless it is given one, and the ledger that it tells, used as the sender uses it.</summary>
sealed class CountedExporter : IDisposable
{
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    readonly OtlpExporter _exporter;

    public CountedExporter(Endpoint endpoint, TelemetryOptions options, EnvironmentSnapshot environment, bool isVerbose = true)
    {
        options = options.Copy();
        options.IsSpoolEnabled = false;
        _exporter = OtlpExporter.For(endpoint, options, environment, Context(environment, isVerbose));
    }

    public CountedExporter(OtlpSettings settings, Func<TlsSettings, HttpMessageHandler> createHandler, EnvironmentSnapshot environment, TimeProvider? time = null, Spool? spool = null)
        => _exporter = new(settings, [], Context(environment, isVerbose: true, time), createHandler, spool);

    public Ledger Ledger { get; } = new();

    /// <summary>Said that this process cannot send at all.</summary>
    public Exception? Obstacle { get; private set; }

    /// <summary>Hands a batch over and waits until it is settled.</summary>
    /// <returns>How many of its items are lost.</returns>
    public long Export(Batch batch)
    {
        var lost = Ledger.Losses.Total;
        Hand(batch);
        Drain().Wait(_patience).ShouldBeTrue();
        return Ledger.Losses.Total - lost;
    }

    public void Hand(Batch batch)
    {
        foreach (var signal in Enum.GetValues<TelemetrySignal>())
            Ledger.Handed(batch.CountOf(signal), signal);
        _exporter.Export(batch).ShouldBe(ExportResult.Taken);
    }

    /// <summary>Ends when all that was handed over is settled.</summary>
    public async Task<bool> Drain(long deadline = long.MaxValue)
    {
        var request = new FlushRequest(TimeSpan.Zero, deadline);
        _exporter.Drain(request);
        await request.Done;
        return request.IsSettled;
    }

    public void Abandon() => _exporter.Abandon();

    public void Dispose() => _exporter.Dispose();

    ExporterContext Context(EnvironmentSnapshot environment, bool isVerbose, TimeProvider? time = null)
        => new(Ledger, time ?? TimeProvider.System, isVerbose ? environment.WriteLine : null, exception => Obstacle = exception);
}
