using System.IO.Compression;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Delivery.Metering;
using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Exporters.Otlp.Sending;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Encodes batches as OTLP, spans, events and log lines, metrics each as a request of its own, and hands them to a thread that sends them.</summary>
/// <remarks>Used by one thread at a time.</remarks>
sealed class OtlpExporter : ITelemetryExporter, IDisposable
{
    /// <summary>What would be an array among the large objects, which are cleared at once and collected late, stays in the pool's.</summary>
    const int LargeBody = 64 * 1024;

    readonly OtlpSettings _settings;
    readonly Ledger _ledger;
    readonly TimeProvider _time;
    readonly TracesRequest _traces;
    readonly LogsRequest _logs;
    readonly MetricsRequest _metrics;
    readonly DeltaPoints? _deltas;
    readonly Transmitter _transmitter;

    /// <param name="settings">Where and how.</param>
    /// <param name="resource">The attributes of who reports.</param>
    /// <param name="context">What the exporter works with.</param>
    /// <param name="spool">What outlives the process; null for nothing.</param>
    /// <param name="createHandler">Called once for each of the TLS settings, before the first request: until then nothing of HTTP is loaded.</param>
    public OtlpExporter(OtlpSettings settings, KeyValuePair<string, object?>[] resource, ExporterContext context, Func<TlsSettings, HttpMessageHandler> createHandler, Spool? spool = null)
    {
        var encoded = Resource.Encode(resource);
        _settings = settings;
        _ledger = context.Ledger;
        _time = context.Time;
        _traces = new(encoded);
        _logs = new(encoded);
        _metrics = new(encoded, settings.Temporality);
        _deltas = settings.Temporality == Temporality.Delta ? new() : null;
        _transmitter = new(
            settings,
            [Lane(TelemetrySignal.Traces, SignalNames.Traces), Lane(TelemetrySignal.Logs, SignalNames.Logs), Lane(TelemetrySignal.Metrics, SignalNames.Metrics)],
            context, createHandler, spool);

        Lane Lane(TelemetrySignal signal, SignalNames names) => new(signal, settings.Of(signal), new(names, settings.Of(signal), context.Write));
    }

    /// <summary>For an endpoint that <see cref="OtlpSettings.Obstacle"/> has nothing against.</summary>
    public static OtlpExporter For(Endpoint endpoint, TelemetryOptions options, EnvironmentSnapshot environment, ExporterContext context)
    {
        var settings = OtlpSettings.Read(endpoint, options, environment);
        return new(
            settings,
            Resource.Of(options, environment),
            context,
            tls => CollectorHandlers.Create(tls, environment.WarnOnce),
            options.IsSpoolEnabled ? Spool.Of(options, [settings.Traces.ToString(), settings.Logs.ToString(), settings.Metrics.ToString()], environment, context.Time) : null);
    }

    public bool IsEager => true;

    public void Prepare() => _transmitter.Prepare();

    public ExportResult Export(Batch batch)
    {
        try
        {
            Sort(batch);
            Hand(_traces);
            Hand(_logs);
            Hand(_metrics);
            return ExportResult.Taken;
        }
        finally
        {
            _traces.Clear();
            _logs.Clear();
            _metrics.Clear();
        }
    }

    public ExporterComponent Component(TelemetrySignal signal) => new(
        signal switch
        {
            TelemetrySignal.Traces => "otlp_http_span_exporter",
            TelemetrySignal.Logs => "otlp_http_log_exporter",
            _ => "otlp_http_metric_exporter",
        },
        _settings.Of(signal).Address);

    public void Drain(FlushRequest request) => _transmitter.Drain(request);

    public void GaveUpWaiting() => _transmitter.GaveUpWaiting();

    public void Abandon() => _transmitter.Abandon();

    /// <summary>Ends the sending and closes the connections.</summary>
    public void Dispose() => _transmitter.Dispose();

    void Sort(Batch batch)
    {
        foreach (var record in batch.Records)
        {
            if (record is EventRecord @event)
                _logs.Add(record.Scope, @event);
            else if (record is SpanRecord span && SpanMessage.CanWrite(span))
                _traces.Add(record.Scope, span);
            else
                Lose(LossReason.Invalid, 1, record.Signal);
        }

        foreach (var metric in batch.Metrics)
            _metrics.Add(metric.Scope, _deltas?.Next(metric) ?? MetricPoint.Cumulative(metric));
    }

    /// <summary>One that is too large to be sent, or to wait for it, goes in halves. What goes wrong with one signal does not keep the others from being sent.</summary>
    void Hand<T>(ExportRequest<T> request)
        where T : class
    {
        if (request.Count == 0)
            return;

        try
        {
            var encoded = Encode(request);
            if (encoded.Size > _settings.MaxPendingBytes)
                throw new RequestTooLargeException();
            _transmitter.Add(encoded);
        }
        catch (RequestTooLargeException) when (request.Count > 1)
        {
            foreach (var half in request.Halves())
                Hand(half);
        }
        catch (RequestTooLargeException)
        {
            Lose(LossReason.TooLarge, 1, request.Signal);
        }
        catch (Exception)
        {
            Lose(LossReason.InternalError, request.Count, request.Signal);
        }
    }

    EncodedRequest Encode<T>(ExportRequest<T> request)
        where T : class
    {
        var body = new PooledBuffer(request.ExpectedLength);
        try
        {
            request.WriteTo(new(body));
            var isCompressed = _settings.Of(request.Signal).CompressionThreshold is { } threshold && body.Length >= threshold;
            if (isCompressed)
                body = Compress(body);
            if (body.Length >= LargeBody)
                return Seal(request, body.Bytes.AsMemory(0, body.Length), isCompressed, body);

            var bytes = body.ToArray();
            body.Dispose();
            return Seal(request, bytes, isCompressed, null);
        }
        catch (Exception)
        {
            body.Dispose();
            throw;
        }
    }

    EncodedRequest Seal<T>(ExportRequest<T> request, ReadOnlyMemory<byte> body, bool isCompressed, PooledBuffer? buffer)
        where T : class => new()
        {
            Signal = request.Signal,
            Count = request.Count,
            Body = body,
            Buffer = buffer,
            Size = buffer?.Bytes.Length ?? body.Length,
            Encoding = isCompressed ? "gzip" : null,
            Created = _time.GetUtcNow(),
        };

    /// <summary>Apart from the rest, so that its assembly is loaded only where it is used.</summary>
    /// <returns>In place of what it was given.</returns>
    static PooledBuffer Compress(PooledBuffer body)
    {
        using (body)
        {
            var compressed = new PooledBuffer(body.Length / 2);
            using var gzip = new GZipStream(new BufferStream(compressed), CompressionLevel.Fastest);
            gzip.Write(body.Bytes, 0, body.Length);
            return compressed;
        }
    }

    void Lose(LossReason reason, int count, TelemetrySignal signal)
    {
        _ledger.Lose(reason, count, signal);
        _ledger.Settled(count, signal);
    }
}
