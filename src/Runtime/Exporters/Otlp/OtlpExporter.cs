using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Sends batches to an OpenTelemetry collector as OTLP over HTTP: spans, events and log lines, metrics, each in a request of its own.</summary>
/// <remarks>A request is sent once. Used by one thread at a time.</remarks>
sealed class OtlpExporter : ITelemetryExporter, IDisposable
{
    const int FirstCapacity = 16 * 1024;

    readonly OtlpSettings _settings;
    readonly Func<TlsSettings, HttpMessageHandler> _createHandler;
    readonly TracesRequest _traces;
    readonly LogsRequest _logs;
    readonly MetricsRequest _metrics;
    readonly SendReport _tracesReport;
    readonly SendReport _logsReport;
    readonly SendReport _metricsReport;
    readonly DeltaPoints? _deltas;
    readonly Dictionary<TlsSettings, CollectorClient> _clients = [];

    /// <param name="settings">Where and how.</param>
    /// <param name="resource">The attributes of who reports.</param>
    /// <param name="write">Is told what went wrong; null for nobody.</param>
    /// <param name="createHandler">Called once for each of the TLS settings, before the first request: until then nothing of HTTP is loaded.</param>
    public OtlpExporter(OtlpSettings settings, KeyValuePair<string, object?>[] resource, Action<string>? write, Func<TlsSettings, HttpMessageHandler> createHandler)
    {
        var encoded = Resource.Encode(resource);
        _settings = settings;
        _createHandler = createHandler;
        _traces = new(encoded);
        _logs = new(encoded);
        _metrics = new(encoded, settings.Temporality);
        _tracesReport = new(SignalNames.Traces, settings.Traces, write);
        _logsReport = new(SignalNames.Logs, settings.Logs, write);
        _metricsReport = new(SignalNames.Metrics, settings.Metrics, write);
        _deltas = settings.Temporality == Temporality.Delta ? new() : null;
    }

    /// <summary>For an endpoint that <see cref="OtlpSettings.Obstacle"/> has nothing against.</summary>
    public static OtlpExporter For(Endpoint endpoint, TelemetryOptions options, EnvironmentSnapshot environment, bool isVerbose) => new(
        OtlpSettings.Read(endpoint, options, environment),
        Resource.Of(options, environment),
        isVerbose ? environment.WriteLine : null,
        tls => CollectorHandlers.Create(tls, environment.WarnOnce));

    public ExportResult Export(Batch batch)
    {
        try
        {
            var unsendable = Sort(batch);
            return ExportResult.Losing(
                unsendable
                + Send(_traces, _settings.Traces, _tracesReport)
                + Send(_logs, _settings.Logs, _logsReport)
                + Send(_metrics, _settings.Metrics, _metricsReport));
        }
        finally
        {
            _traces.Clear();
            _logs.Clear();
            _metrics.Clear();
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    /// <summary>Records that no request can hold.</summary>
    int Sort(Batch batch)
    {
        var unsendable = 0;
        foreach (var record in batch.Records)
        {
            if (record is EventRecord @event)
                _logs.Add(record.Scope, @event);
            else if (record is SpanRecord span && SpanMessage.CanWrite(span))
                _traces.Add(record.Scope, span);
            else
                unsendable++;
        }

        foreach (var metric in batch.Metrics)
            _metrics.Add(metric.Scope, _deltas?.Next(metric) ?? MetricPoint.Cumulative(metric));
        return unsendable;
    }

    /// <summary>How many items were lost. What goes wrong with one signal does not keep the others from being sent.</summary>
    int Send<T>(ExportRequest<T> request, Destination destination, SendReport report)
    {
        if (request.Count == 0)
            return 0;

        try
        {
            using var body = new PooledBuffer(FirstCapacity);
            request.WriteTo(new(body));
            return report.Answered(ClientFor(destination.Tls).Post(destination, body), request.Count);
        }
        catch (Exception exception)
        {
            return report.Failed(exception, request.Count);
        }
    }

    CollectorClient ClientFor(TlsSettings tls)
    {
        if (!_clients.TryGetValue(tls, out var client))
            _clients[tls] = client = new(_createHandler(tls));
        return client;
    }
}
